import { beforeAll, expect, it } from "vitest";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { setUpTestDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testReadScope } from "@/lib/testing/scopes";
import { getRep, listReachedDays, listRepNames, listReps } from "./queries";
import type { RepFilter } from "./types";

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
const manages = (team: string, today = "2026-03-31") =>
  testReadScope("sales.read", { role: "sales_manager", teamIds: [idOf(team)], today });

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

it("a former manager is not told where a rep is today, nor what is told of them there", async () => {
  await importAll("reps", "name,email,region,manager,ended_on\nAna,ana@example.com,West,Mia,2027-01-31\n");
  const list = async (team: string, filter: Partial<Record<RepFilter, string[]>> = {}) =>
    (
      await listReps(manages(team, "2026-06-30"), {
        sort: { by: "name", descending: false },
        after: null,
        limit: 10,
        filter: { name: [], team: [], region: [], ...filter },
      })
    ).rows.map(({ name, team, email, region, managerName, endedOn }) =>
      [name, team?.name, email, region, managerName, endedOn].map((told) => told ?? "-").join(" "),
    );
  expect(await list("North")).toEqual(["Ana North ana@example.com West Mia 2027-01-31"]);
  expect(await list("South")).toEqual(["Ana - - - - -", "Bo South - - - -"]);
  expect(await list("South", { region: ["West"] })).toEqual([]);
  expect(await list("South", { team: ["North"] })).toEqual([]);
  expect(await getRep(manages("South", "2026-06-30"), idOf("Ana"))).toMatchObject({
    name: "Ana",
    team: null,
    email: null,
    region: null,
  });
  expect(await listRepNames(manages("South", "2026-06-30"), "Ana", 5)).toEqual([
    { id: idOf("Ana"), name: "Ana", teamName: null },
  ]);
});

it("a rep who left stays with the last team, also once taken out of it", async () => {
  await execute(
    database.client,
    sql`insert into team_memberships (rep_id, from_on, team_id) values (${idOf("Bo")}, '2026-04-01', null)`,
  );
  expect(await getRep(manages("South", "2026-06-30"), idOf("Bo"))).toMatchObject({ team: null, endedOn: null });
  await execute(database.client, sql`update reps set ended_on = '2026-03-31' where id = ${idOf("Bo")}`);
  expect(await getRep(manages("South", "2026-06-30"), idOf("Bo"))).toMatchObject({
    team: { name: "South" },
    endedOn: "2026-03-31",
  });
  await execute(database.client, sql`update reps set ended_on = null where id = ${idOf("Bo")}`);
});

it("a manager is not told of a rep who is to come", async () => {
  await importAll("reps", "name,team,team_from\nBo,North,2099-01-01\n");
  await expect(getRep(manages("North"), idOf("Bo"))).rejects.toMatchObject({ code: "not_found" });
});
