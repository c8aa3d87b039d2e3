import { PassThrough, Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, expect, it } from "vitest";
import { describeOnEachDatabase, setUpTestDatabase, withEmptyDatabase } from "@/lib/testing/database";
import { type Client, closeDatabase, databaseAt } from "../client";
import { applyMigrations } from "../migrate";
import { readMigrations } from "../schema-engine";
import { execute, queryRows, sql } from "../sql";
import { restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";

const TRICKY = ["", "\\N", "a\tb\nc\rd\\e", 'say "hi", {ok}', "é😀\u2028x", "\\."];

async function backupOf(url: string): Promise<Buffer> {
  const target = new PassThrough();
  const [chunks] = await Promise.all([target.toArray(), writeBackup(url, target)]);
  return Buffer.concat(chunks as Buffer[]);
}

async function fillSome(client: Client): Promise<void> {
  await execute(
    client,
    sql`insert into organisations (name, currency, time_zone) values ('Test', 'USD', 'Europe/Berlin')`,
  );
  for (const name of TRICKY) await client.account.create({ data: { name: `${name}.` } });
  // A child before its parent.
  const child = await client.team.create({ data: { name: "North" } });
  const parent = await client.team.create({ data: { name: "All" } });
  await client.team.update({ where: { id: child.id }, data: { parentId: parent.id } });
}

const checksums = (client: Client) =>
  queryRows<{ accounts: string; teams: string; organisations: string }>(
    client,
    sql`select (select md5(string_agg(a::text, ',' order by id)) from accounts a) as accounts,
      (select md5(string_agg(t::text, ',' order by id)) from teams t) as teams,
      (select md5(string_agg(o::text, ',' order by id)) from organisations o) as organisations`,
  );

describeOnEachDatabase("a backup", (source, kind) => {
  const target = setUpTestDatabase(kind === "native" ? "pglite" : "native");
  beforeEach(async () => {
    await source.clear();
    await target.clear();
  });

  it("comes back equal on another engine, and new rows get new numbers", async () => {
    await fillSome(source.client);
    const backup = await backupOf(source.url);
    const { rows } = await restoreBackup(target.url, Readable.from([backup]));
    expect(rows).toMatchObject({ organisations: 1, accounts: TRICKY.length, teams: 2, deals: 0 });
    expect(await checksums(target.client)).toEqual(await checksums(source.client));
    await target.client.account.create({ data: { name: "later" } });
    expect(await target.client.account.count()).toBe(TRICKY.length + 1);
  });

  it("is refused by a database that holds data", async () => {
    await fillSome(source.client);
    const backup = await backupOf(source.url);
    await target.client.team.create({ data: { name: "North" } });
    await expect(restoreBackup(target.url, Readable.from([backup]))).rejects.toThrow("holds data already (teams)");
  });

  it("leaves nothing behind when it is damaged", async () => {
    await fillSome(source.client);
    const backup = await backupOf(source.url);
    const lines = gunzipSync(backup).toString().split("\n");
    const withoutEnd = gzipSync(lines.slice(0, -2).join("\n"));
    const withoutRow = gzipSync(lines.filter((line) => !line.includes("say ")).join("\n"));
    const damaged: [Buffer, RegExp][] = [
      [Buffer.from("no backup"), /no backup of Attain, or it is damaged/],
      [gzipSync("name,amount\n"), /no backup of Attain/],
      [backup.subarray(0, backup.length - 20), /damaged/],
      [withoutEnd, /not complete/],
      [withoutRow, /accounts should have 6 rows/],
    ];
    for (const [file, message] of damaged) {
      await expect(restoreBackup(target.url, Readable.from([file]))).rejects.toThrow(message);
      expect(await target.client.organisation.count()).toBe(0);
    }
  });
});

it("is brought up to date when an older version wrote it, and refused when a newer one did", () =>
  withEmptyDatabase(async (older) => {
    const known = readMigrations();
    const newer = [
      ...known,
      { name: "99990000000000_later", sql: "alter table teams add column motto text default 'up'" },
    ];
    await applyMigrations(older, known);
    await databaseAt(older).team.create({ data: { name: "North" } });
    const backup = await backupOf(older);
    await withEmptyDatabase(async (target) => {
      await applyMigrations(target, newer);
      await restoreBackup(target, Readable.from([backup]), newer);
      expect(await queryRows(databaseAt(target), sql`select name, motto from teams`)).toEqual([
        { name: "North", motto: "up" },
      ]);
      const later = await backupOf(target);
      await closeDatabase(target);
      await execute(databaseAt(older), sql`delete from teams`);
      await expect(restoreBackup(older, Readable.from([later]), known)).rejects.toThrow(
        /newer Attain.*99990000000000_later/,
      );
    });
  }));
