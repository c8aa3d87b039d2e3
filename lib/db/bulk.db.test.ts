import { expect, it } from "vitest";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { type BulkColumn, withBulkTransaction } from "./bulk";
import { execute, queryRows, sql } from "./sql";

const columns: BulkColumn[] = [
  { name: "id", type: "int" },
  { name: "word", type: "text" },
  { name: "big", type: "bigint" },
  { name: "day", type: "date" },
  { name: "moment", type: "timestamptz" },
  { name: "document", type: "jsonb" },
  { name: "yes", type: "boolean" },
  { name: "words", type: "text[]" },
  { name: "kind", type: "purchase_kind" },
];
const TRICKY = ["", "\\N", "a\tb\nc\rd\\e", 'say "hi", {ok}', "é😀", "NULL", "\\."];

describeOnEachDatabase("bulk writes", (database) => {
  const withTable = () =>
    execute(
      database.client,
      sql`create table if not exists sink (id int primary key, word text, big bigint, day date, moment timestamptz,
        document jsonb, yes boolean, words text[], kind purchase_kind)`,
    ).then(() => execute(database.client, sql`truncate sink`));
  const rowCount = async () => {
    const [row] = await queryRows<{ n: number }>(database.client, sql`select count(*)::int as n from sink`);
    return row?.n;
  };

  it("brings every value through unchanged", async () => {
    await withTable();
    const moment = new Date("2026-03-31T23:59:59.999Z");
    const rows: unknown[][] = TRICKY.map((word, id) => [
      id,
      word,
      9007199254740993n,
      "2026-03-31",
      moment,
      { word },
      id % 2 === 0,
      [word, "x"],
      "renewal",
    ]);
    rows.push([99, null, null, null, null, null, null, null, null]);
    expect(await withBulkTransaction((bulk) => bulk.copyRows("sink", columns, rows))).toBe(rows.length);
    const stored = await queryRows<Record<string, unknown>>(database.client, sql`select * from sink order by id`);
    expect(stored.map((row) => columns.map(({ name }) => row[name]))).toEqual(rows);
  });

  it("streams many rows and leaves none behind when a later one is refused", async () => {
    await withTable();
    const count = 60_000;
    const numbered = [columns[0], columns[1]].filter((column) => column !== undefined);
    async function* many(last: unknown) {
      for (let id = 0; id < count; id += 1) yield [id, `row ${id}`];
      yield [last, "last"];
    }
    const refused = withBulkTransaction((bulk) => bulk.copyRows("sink", numbered, many(0)));
    await expect(refused).rejects.toThrow(/duplicate key/);
    expect(await rowCount()).toBe(0);
    expect(await withBulkTransaction((bulk) => bulk.copyRows("sink", numbered, many(count)))).toBe(count + 1);
    expect(await rowCount()).toBe(count + 1);
  });

  it("drops everything when the source of rows fails", async () => {
    await withTable();
    async function* broken() {
      yield [1, "one"];
      throw new Error("line 2 cannot be read");
    }
    const [id, word] = columns;
    if (!id || !word) throw new Error("no columns");
    const failed = withBulkTransaction((bulk) => bulk.copyRows("sink", [id, word], broken()));
    await expect(failed).rejects.toThrow("line 2 cannot be read");
    expect(await rowCount()).toBe(0);
    expect(await database.client.team.count()).toBe(0);
  });

  it("mixes rows, statements, raw reads and the typed client in one transaction", async () => {
    await withTable();
    const failed = withBulkTransaction(async (bulk) => {
      await bulk.copyRows("sink", columns.slice(0, 2), [[1, "one"]]);
      await bulk.transaction.team.create({ data: { name: "North" } });
      const { rows, count } = await bulk.query<{ big: bigint }>("select $1::bigint as big from sink", [7n]);
      expect({ rows, count }).toEqual({ rows: [{ big: 7n }], count: 1 });
      expect(await queryRows(bulk, sql`select name from teams`)).toEqual([{ name: "North" }]);
      throw new Error("undo");
    });
    await expect(failed).rejects.toThrow("undo");
    expect(await rowCount()).toBe(0);
    expect(await database.client.team.count()).toBe(0);
  });
});
