import { describe, expect, it } from "vitest";
import { describeOnEachDatabase, withEmptyDatabase } from "@/lib/testing/database";
import { closeDatabase, databaseAt } from "./client";
import { applyMigrations, findDrift } from "./migrate";
import { type Migration, readMigrations } from "./schema-engine";
import { queryRows, sql } from "./sql";

const words: Migration = { name: "0001_words", sql: "create table words (id int primary key, word text);" };
const withFunction: Migration = {
  name: "0002_function",
  sql: `create function one() returns int language plpgsql as $$ begin if true then return 1; end if; return 0; end $$;
    insert into words values (one(), 'semicolons; inside');`,
};
const broken: Migration = {
  name: "0003_broken",
  sql: "insert into words values (2, 'two'); insert into nowhere values (1);",
};

async function tablesAt(url: string): Promise<string[]> {
  const rows = await queryRows<{ name: string }>(
    databaseAt(url),
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  await closeDatabase(url);
  return rows.map(({ name }) => name);
}

describe("migrations", () => {
  it("apply once, also when several instances start together", () =>
    withEmptyDatabase(async (url) => {
      const starts = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(url, [words, withFunction])));
      expect(starts.filter((names) => names.length > 0)).toEqual([[words.name, withFunction.name]]);
    }));

  it("apply those that are new, scripts with functions among them", () =>
    withEmptyDatabase(async (url) => {
      expect(await applyMigrations(url, [words])).toEqual([words.name]);
      expect(await applyMigrations(url, [words, withFunction])).toEqual([withFunction.name]);
      expect(await applyMigrations(url, [words, withFunction])).toEqual([]);
    }));

  it("leave nothing behind when one of them fails, and can be tried again", () =>
    withEmptyDatabase(async (url) => {
      await expect(applyMigrations(url, [words, withFunction, broken])).rejects.toThrow(/brought up to date.*nowhere/s);
      expect(await tablesAt(url)).toEqual([]);
      expect(await applyMigrations(url, [words, withFunction])).toEqual([words.name, withFunction.name]);
    }));

  it("refuse a database that a newer version used", () =>
    withEmptyDatabase(async (url) => {
      await applyMigrations(url, [words, withFunction]);
      await expect(applyMigrations(url, [words])).rejects.toThrow(
        /newer Attain: it has had the migration 0002_function/,
      );
    }));

  it("refuse a database that another text of a migration made", () =>
    withEmptyDatabase(async (url) => {
      await applyMigrations(url, [words]);
      const edited = { ...words, sql: `${words.sql} -- edited` };
      await expect(applyMigrations(url, [edited])).rejects.toThrow(/another version of the migration 0001_words/);
    }));

  it("find what the schema says and the database lacks", () =>
    withEmptyDatabase(async (url) => {
      await applyMigrations(url, [words]);
      expect(await findDrift(url)).toMatch(
        /CREATE TABLE "deals"[\s\S]*DROP TABLE "words"|DROP TABLE "words"[\s\S]*CREATE TABLE "deals"/,
      );
    }));
});

describeOnEachDatabase("the product's migrations", (database) => {
  it("make exactly what the schema says", async () => {
    expect(readMigrations().length).toBeGreaterThan(0);
    expect(await findDrift(database.url)).toBe("");
    expect(await applyMigrations(database.url)).toEqual([]);
  });
});
