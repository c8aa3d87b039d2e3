import { beforeAll, expect, it } from "vitest";
import { queryRows, sql } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { setUpTestDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testReadScope } from "@/lib/testing/scopes";
import { getRep, listReachedDays } from "./queries";

const database = setUpTestDatabase();
const ids = new Map<string, number>();

beforeAll(async () => {
  await createOrganisation();
  await importAll("teams", "name\nNorth\nSouth\n");
  await importAll("reps", "name,team\nAna,North\nBo,South\n");
  await importAll("reps", "name,team,team_from\nAna,South,2026-02-01\n");
  await importAll("reps", "name,team,team_from\nAna,North,2026-05-01\n");
  for (const table of ["reps", "teams"])
    for (const { name, id } of await queryRows<{ name: string; id: number }>(
      database.client,
      table === "reps" ? sql`select name, id from reps` : sql`select name, id from teams`,
    ))
      ids.set(name, id);
});

const idOf = (name: string) => ids.get(name) ?? 0;
const manages = (team: string) => testReadScope("sales.read", { role: "sales_manager", teamIds: [idOf(team)] });

it("a rep who changed teams is within each manager's reach on the days in their team", async () => {
  expect(await listReachedDays(manages("South"), idOf("Ana"))).toEqual([{ from: "2026-02-01", to: "2026-05-01" }]);
  expect(await listReachedDays(manages("North"), idOf("Ana"))).toEqual([
    { from: "0001-01-01", to: "2026-02-01" },
    { from: "2026-05-01", to: "9999-12-31" },
  ]);
  expect(await listReachedDays(manages("North"), idOf("Bo"))).toEqual([]);
  await expect(getRep(manages("North"), idOf("Bo"))).rejects.toMatchObject({ code: "not_found" });
});

it("every day is within reach of oneself and of those who see all", async () => {
  const own = testReadScope("sales.read", { role: "rep", repId: idOf("Ana") });
  expect(await listReachedDays(own, idOf("Ana"))).toBeNull();
  expect(await listReachedDays(testReadScope("sales.read"), idOf("Ana"))).toBeNull();
});
