import { expect, it } from "vitest";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { setUpTestDatabase } from "@/lib/testing/database";
import { maintain } from "./pglite-maintenance";

const database = setUpTestDatabase("pglite");

it("analyses tables that have changed, and leaves the others alone", async () => {
  await execute(database.client, sql`insert into teams (name) select 'Team ' || n from generate_series(1, 500) n`);
  expect(await maintain(database.url)).toEqual(["public.teams"]);
  const [teams] = await queryRows<{ rows: number }>(
    database.client,
    sql`select reltuples as rows from pg_class where relname = 'teams'`,
  );
  expect(teams?.rows).toBe(500);
  expect(await maintain(database.url)).toEqual([]);
});
