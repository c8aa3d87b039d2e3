import type { Socket } from "node:net";
import pg from "pg";
import { expect, it } from "vitest";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { type Client, databaseAt } from "./client";
import { execute, join, queryRows, sql } from "./sql";
import { inTransaction } from "./transaction";

const SECOND_TEAM = sql`insert into teams (name) values ('North') returning id`;

describeOnEachDatabase("a database behind Prisma's PostgreSQL adapter", (database) => {
  const teams = async () => (await database.client.team.findMany({ orderBy: { id: "asc" } })).map(({ name }) => name);
  const withDeferred = async () => {
    await execute(database.client, sql`drop table if exists child`);
    await execute(
      database.client,
      sql`create table child (parent_id int references teams (id) deferrable initially deferred)`,
    );
  };

  it("keeps a transaction that returns and drops one that throws", async () => {
    await database.clear();
    await inTransaction(database.client, (tx) => tx.team.create({ data: { name: "Kept" } }));
    const failed = inTransaction(database.client, async (tx) => {
      await tx.team.create({ data: { name: "Dropped" } });
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect(await teams()).toEqual(["Kept"]);
  });

  it("reports a commit that fails, from Prisma and from raw statements", async () => {
    await withDeferred();
    const byPrisma = database.client.$transaction((tx) => tx.$executeRaw`insert into child values (99)`);
    await expect(byPrisma).rejects.toThrow(/foreign ?key/i);
    const raw = inTransaction(database.client, (tx) => execute(tx, sql`insert into child values (99)`));
    await expect(raw).rejects.toThrow(/foreign ?key/i);
    expect(await queryRows(database.client, sql`select * from child`)).toEqual([]);
  });

  it("reports a commit after a failed statement was swallowed", async () => {
    await database.clear();
    const swallowed = inTransaction(database.client, async (tx) => {
      await tx.team.create({ data: { name: "Lost" } });
      await execute(tx, sql`select 1 / 0`).catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow("nothing of it was kept");
    expect(await teams()).toEqual([]);
  });

  it("honours the isolation level", async () => {
    const level = await inTransaction(
      database.client,
      (tx) => queryRows<{ level: string }>(tx, sql`select current_setting('transaction_isolation') as level`),
      { isolation: "Serializable" },
    );
    expect(level).toEqual([{ level: "serializable" }]);
    const usual = await inTransaction(database.client, (tx) =>
      queryRows<{ level: string }>(tx, sql`select current_setting('transaction_isolation') as level`),
    );
    expect(usual).toEqual([{ level: "read committed" }]);
  });

  it("rolls a nested transaction back alone", async () => {
    await database.clear();
    await inTransaction(database.client, async (tx) => {
      await tx.team.create({ data: { name: "Outer" } });
      const nested = inTransaction(tx, async (inner) => {
        await inner.team.create({ data: { name: "Inner" } });
        await execute(inner, SECOND_TEAM);
        throw new Error("inner failed");
      });
      await expect(nested).rejects.toThrow("inner failed");
      await tx.team.create({ data: { name: "After" } });
    });
    expect(await teams()).toEqual(["Outer", "After"]);
  });

  it("reads inside a transaction what Prisma wrote there, on the same connection", async () => {
    await database.clear();
    const seen = await inTransaction(database.client, async (tx) => {
      await tx.team.create({ data: { name: "Inside" } });
      return await queryRows<{ name: string }>(tx, sql`select name from teams`);
    });
    expect(seen).toEqual([{ name: "Inside" }]);
  });

  it("stores moments in UTC, whatever the time zone of this process is", async () => {
    await database.clear();

    const moment = new Date("2026-03-31T23:59:59.999Z");
    expect(moment.getTimezoneOffset()).toBe(-345);
    await createOrganisation(database.client, moment);
    const [stored] = await queryRows<{ seconds: string; at: Date }>(
      database.client,
      sql`select extract(epoch from created_at)::text as seconds, created_at as at from organisations`,
    );
    expect(Number(stored?.seconds)).toBe(moment.getTime() / 1000);
    expect(stored?.at).toEqual(moment);
    const { createdAt } = await database.client.organisation.findUniqueOrThrow({ where: { id: 1 } });
    expect(createdAt).toEqual(moment);
    const found = await queryRows(
      database.client,
      sql`select id from organisations where created_at = ${moment}::timestamptz`,
    );
    expect(found).toEqual([{ id: 1 }]);
  });

  it("gives every type of a raw read its JavaScript value", async () => {
    const [row] = await queryRows(
      database.client,
      sql`select true as yes, 1::int2 as small, 2 as whole, 9007199254740993::bigint as big, 1.5::float8 as float,
        12345678901234567890.0123456789::numeric as exact, date '2026-03-31' as day, 'é'::text as word, null as nothing,
        timestamptz '2026-03-31 23:30:00.5+00' as moment, timestamp '2026-03-31 23:30:00' as clock,
        '{"a":[1,null]}'::jsonb as document, '\\x00ff'::bytea as bytes, array[1,null,3] as numbers,
        array[9007199254740993]::bigint[] as bigs, array['a','b,"c"'] as words, array[date '2026-01-01'] as days,
        sum(3::bigint) as total, count(*) as rows`,
    );
    expect(row).toEqual({
      yes: true,
      small: 1,
      whole: 2,
      big: 9007199254740993n,
      float: 1.5,
      exact: "12345678901234567890.0123456789",
      day: "2026-03-31",
      word: "é",
      nothing: null,
      moment: new Date("2026-03-31T23:30:00.500Z"),
      clock: new Date("2026-03-31T23:30:00Z"),
      document: { a: [1, null] },
      bytes: Buffer.from([0, 255]),
      numbers: [1, null, 3],
      bigs: [9007199254740993n],
      words: ["a", 'b,"c"'],
      days: ["2026-01-01"],
      total: "3",
      rows: 1n,
    });
  });

  it("takes every type as a parameter", async () => {
    const [row] = await queryRows(
      database.client,
      sql`select ${9007199254740993n}::bigint as big, ${"2026-03-31"}::date as day, ${[1, 2]}::int[] as numbers,
        ${new Date(0)}::timestamptz as moment, ${{ a: 1 }}::jsonb as document, ${null}::text as nothing,
        ${["a", "b"]}::text[] as words, ${true}::boolean as yes, ${"1.10"}::numeric as exact,
        (${"x"} in (${join(["x", "y"])})) as found`,
    );
    expect(row).toEqual({
      big: 9007199254740993n,
      day: "2026-03-31",
      numbers: [1, 2],
      moment: new Date(0),
      document: { a: 1 },
      nothing: null,
      words: ["a", "b"],
      yes: true,
      exact: "1.10",
      found: true,
    });
  });

  it("answers each of many clients its own question, also when a question is long", async () => {
    const long = Array.from({ length: 40_000 }, (_, index) => index);
    const others = [1, 2, 3].map((number) => databaseAt(`${database.url}&application_name=other${number}`));
    const ask = async (client: Client, number: number) => {
      const [row] = await queryRows<{ size: bigint; number: number }>(
        client,
        number % 3 === 0
          ? sql`select count(*) as size, ${number}::int as number from unnest(${long}::int[])`
          : sql`select ${number}::bigint as size, ${number}::int as number`,
      );
      return row?.number === number && row.size === BigInt(number % 3 === 0 ? long.length : number);
    };
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, number) => ask(others[number % 3] ?? database.client, number)),
    );
    expect(answers.filter((right) => !right)).toEqual([]);
  });

  it("rolls back what a client that went away left open", async () => {
    await database.clear();
    const client = new pg.Client(database.url);
    client.on("error", () => undefined);
    await client.connect();
    await client.query("begin");
    await client.query("insert into teams (name) values ('Abandoned')");
    (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
    expect(await teams()).toEqual([]);
    await database.client.team.create({ data: { name: "Next" } });
    expect(await teams()).toEqual(["Next"]);
  });

  it("runs a transaction again that another one got in the way of", async () => {
    await database.clear();
    let runs = 0;
    await inTransaction(database.client, async (tx) => {
      runs += 1;
      await tx.team.create({ data: { name: `Run ${runs}` } });
      if (runs < 3) await execute(tx, sql`do $$ begin raise exception using errcode = '40001'; end $$`);
    });
    expect(runs).toBe(3);
    expect(await teams()).toEqual(["Run 3"]);
  });
});

async function createOrganisation(client: Client, createdAt: Date): Promise<void> {
  await client.organisation.create({ data: { name: "Acme", currency: "USD", timeZone: "UTC", createdAt } });
}
