import { beforeAll, describe, expect, it } from "vitest";
import { commandReadScope } from "@/lib/auth/command";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { setUpTestDatabase } from "@/lib/testing/database";
import { calendarDate } from "@/lib/values/calendar-date";
import { testCoherence } from "./checks/coherence";
import { dealFacts } from "./checks/money";
import { rowsOf } from "./checks/sample-rows";
import { seedSampleCompany } from "./index";
import { samplePersonas } from "./people";

const database = setUpTestDatabase();
const TODAY = calendarDate("2026-11-23");
const lines: string[] = [];
const seed = () => seedSampleCompany({ today: TODAY, log: (line) => lines.push(line) });

describe("seedSampleCompany", () => {
  beforeAll(async () => {
    await seed();
  }, 180_000);

  it("brings in every row it makes, with nothing refused or left out", async () => {
    const { client } = database;
    expect(await client.deal.count()).toBe(rowsOf(TODAY, "deals").length);
    expect(await client.lead.count()).toBe(rowsOf(TODAY, "leads").length);
    expect(await client.touch.count()).toBe(rowsOf(TODAY, "touches").length);
    expect(await client.activity.count()).toBe(rowsOf(TODAY, "activities").length);
    expect(await client.account.count()).toBe(rowsOf(TODAY, "accounts").length);
    expect(await client.teamMembership.count()).toBe(27);
    expect(await client.campaignGoal.count()).toBeGreaterThan(30);
    expect(await client.import.count({ where: { state: { not: "done" } } })).toBe(0);
  });

  it("adds up in the database to what the rows say", async () => {
    const from = new Date("2026-07-01");
    const sums = await database.client.deal.aggregate({
      _sum: { reportingAmountMinor: true },
      where: { outcome: "won", closedOn: { gte: from, lt: new Date("2026-10-01") } },
    });
    const expected = dealFacts(TODAY)
      .filter(({ won, closed }) => won && closed >= "2026-07-01" && closed < "2026-10-01")
      .reduce((sum, { dollars }) => sum + dollars, 0);
    expect(Number(sums._sum.reportingAmountMinor) / 100).toBeCloseTo(expected, -1);
  });

  it("gives each rep statements on one of three plans, with no problem in them", async () => {
    const { client } = database;
    expect(await client.plan.count()).toBe(3);
    const reps = await client.statement.groupBy({ by: ["repId"], _sum: { earnedMinor: true } });
    expect(reps.length).toBe(24);
    for (const rep of reps) expect(Number(rep._sum.earnedMinor)).toBeGreaterThan(0);
    expect(await client.statement.findMany({ where: { NOT: { problems: { equals: [] } } }, take: 3 })).toEqual([]);
  });

  it("lets people sign in as each persona, the rep as a rep and the manager with a team", async () => {
    const users = await database.client.user.findMany({
      include: { roles: true, rep: true, managed: true },
      orderBy: { id: "asc" },
    });
    expect(users.map(({ email }) => email)).toEqual(samplePersonas().map(({ email }) => email));
    expect(users.flatMap(({ roles }) => roles.map(({ role }) => role))).toEqual([
      "admin",
      "leadership",
      "finance",
      "sales_manager",
      "rep",
      "marketer",
    ]);
    expect(users.find(({ rep }) => rep)?.rep?.name).toBe("Imani Castellane");
    expect(users.find(({ managed }) => managed.length > 0)?.managed[0]?.name).toBe("Central");
    expect((await commandReadScope("sales.read")).organisation.timeZone).toBe("America/New_York");
  });

  it("does nothing where it is there already for the day", async () => {
    const imports = await database.client.import.count();
    lines.length = 0;
    await seed();
    expect(lines).toEqual([]);
    expect(await database.client.import.count()).toBe(imports);
  });

  it("leaves an organisation alone that is no sample", async () => {
    await database.clear();
    await createOrganisation({ name: "Halden" });
    await expect(seed()).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Halden") });
  });
});

describe("the whole on the first of a year", () => testCoherence("2027-01-01"));
