import { beforeAll, expect, it } from "vitest";
import { queryRows, sql } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { setUpTestDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testReadScope } from "@/lib/testing/scopes";
import { resolveFilters } from "../metrics/queries";
import { listFilterChoices } from "./queries";

const database = setUpTestDatabase();
beforeAll(async () => {
  await createOrganisation();
  await importAll("teams", "name\nNorth\n");
  await importAll("reps", "name,team,region\nAna,North,Coast\n");
  await importAll("campaigns", "name,channel\nSpring,search\n");
});

const namesFor = async (role: "finance" | "marketer", dimension: "rep" | "team" | "region" | "campaign") =>
  (await listFilterChoices(testReadScope("deals.read", { role }), dimension)).map(({ name }) => name);

it("names reps, their teams and regions to those who may see their results, and to nobody else", async () => {
  expect(await namesFor("finance", "rep")).toEqual(["Ana"]);
  expect(await namesFor("finance", "team")).toEqual(["North"]);
  expect(await namesFor("finance", "region")).toEqual(["Coast"]);
  for (const dimension of ["rep", "team", "region"] as const) expect(await namesFor("marketer", dimension)).toEqual([]);
  expect(await namesFor("marketer", "campaign")).toEqual(["Spring"]);
});

it("names to a manager who was or is in their teams, not who is to come or came after leaving", async () => {
  await importAll("teams", "name\nSouth\n");
  await importAll("reps", "name,team,ended_on\nBo,South,\nCy,South,2026-01-31\n");
  await importAll("reps", "name,team,team_from\nBo,North,2026-05-01\nCy,North,2026-02-01\n");
  const [north] = await queryRows<{ id: number }>(database.client, sql`select id from teams where name = 'North'`);
  const asked = async (today: string) => {
    const scope = testReadScope("sales.read", { role: "sales_manager", teamIds: [north?.id ?? 0], today });
    const named = (await listFilterChoices(scope, "rep")).map(({ name }) => name);
    const known = await Promise.all(
      ["Ana", "Bo", "Cy"].map((name) =>
        resolveFilters([{ dimension: "rep", values: [name] }], scope).then(
          () => [name],
          () => [],
        ),
      ),
    );
    expect(known.flat()).toEqual(named);
    return named;
  };
  expect(await asked("2026-04-30")).toEqual(["Ana"]);
  expect(await asked("2026-05-01")).toEqual(["Ana", "Bo"]);
});
