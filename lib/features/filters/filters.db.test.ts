import { beforeAll, expect, it } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { setUpTestDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testReadScope } from "@/lib/testing/scopes";
import { listFilterChoices } from "./queries";

setUpTestDatabase();
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
