import { beforeEach, describe, expect, it } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { setUpTestDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { importPlan } from "../commissions/mutations";
import { addToTeam, createTeam, removeTeam, takeOutOfTeam, undoPlacingIn, updateTeam } from "./mutations";
import { getTeam, listTeamChoices, listTeamTree } from "./queries";
import { membershipSchema } from "./schema";

const TEAM_PLAN = {
  name: "Lead",
  currency: "USD",
  components: [
    {
      id: "base",
      name: "Team",
      earns_on: "revenue",
      credited_at: "booked",
      accumulates: "month",
      whose: "team",
      rate: { flat: "1%" },
    },
  ],
};

const database = setUpTestDatabase();
beforeEach(async () => {
  await database.clear();
  await createOrganisation();
});

const reads = () => testReadScope("people.read");
const writes = () => testWriteScope("people.write");
const team = (name: string, parentId: number | null = null) =>
  createTeam(writes(), { name, parentId, managerUserId: null });
const rep = async (name: string) => (await database.client.rep.create({ data: { name } })).id;
const times = async (teamId: number) =>
  (await getTeam(reads(), teamId)).memberships.map(({ repName, from, to }) => [repName, from, to]);

describe("teams", () => {
  it("stand below the ones they are part of, with their managers", async () => {
    const { id: managerUserId } = await database.client.user.create({ data: { name: "Gil", email: "g@x.example" } });
    const top = await team("Europe");
    await createTeam(writes(), { name: "Nordics", parentId: top, managerUserId });
    await team("America");
    const tree = await listTeamTree(reads());
    expect(tree.map(({ name, depth, parent, manager }) => [name, depth, parent?.name, manager?.name])).toEqual([
      ["America", 0, undefined, undefined],
      ["Europe", 0, undefined, undefined],
      ["Nordics", 1, "Europe", "Gil"],
    ]);
    expect(await database.client.auditEntry.count({ where: { action: "teams.create" } })).toBe(3);
  });

  it("cannot be below themselves, nor share a name", async () => {
    const top = await team("Europe");
    const low = await team("Nordics", await team("North", top));
    const change = { teamId: top, name: "Europe", parentId: low, managerUserId: null };
    await expect(updateTeam(writes(), change)).rejects.toThrow("Europe → Nordics → North → Europe");
    await expect(updateTeam(writes(), { ...change, parentId: top })).rejects.toThrow("below itself");
    await expect(team("EUROPE")).rejects.toMatchObject({ code: "conflict", details: [{ where: "name" }] });
    await updateTeam(writes(), { ...change, name: "EMEA", parentId: null });
    expect((await getTeam(reads(), low)).parent?.name).toBe("North");
    expect((await getTeam(reads(), top)).name).toBe("EMEA");
  });

  it("keep a manager's name from a file until one with an account is chosen", async () => {
    await importAll("teams", "name,manager\nNorth,Wendell\n");
    const [north] = await listTeamTree(reads());
    if (!north) throw new Error("There is no team.");
    const change = { teamId: north.id, name: "Northern", parentId: null, managerUserId: null };
    await updateTeam(writes(), change);
    expect((await getTeam(reads(), north.id)).manager).toEqual({ userId: null, name: "Wendell", from: null });
    const { id } = await database.client.user.create({ data: { name: "Gil", email: "g@x.example" } });
    await updateTeam(writes(), { ...change, managerUserId: id });
    await updateTeam(writes(), change);
    expect((await getTeam(reads(), north.id)).manager).toBeNull();
  });

  it("go only when nothing hangs on them", async () => {
    const top = await team("Europe");
    const low = await team("Nordics", top);
    await addToTeam(writes(), { teamId: low, repId: await rep("Ana"), from: calendarDate("2026-01-01") });
    await expect(removeTeam(writes(), top)).rejects.toThrow("teams below it");
    await expect(removeTeam(writes(), low)).rejects.toThrow("reps who are or were in it");
    const spare = await team("Spare");
    await removeTeam(writes(), spare);
    await expect(getTeam(reads(), spare)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("members", () => {
  it("belong from the beginning to their first team, to others from a day on, and to none once taken out", async () => {
    const [north, south, ana] = [await team("North"), await team("South"), await rep("Ana")];
    await addToTeam(writes(), { teamId: north, repId: ana, from: calendarDate("2026-01-10") });
    expect(await times(north)).toEqual([["Ana", null, null]]);
    await addToTeam(writes(), { teamId: south, repId: ana, from: calendarDate("2026-02-01") });
    await takeOutOfTeam(writes(), { teamId: south, repId: ana, from: calendarDate("2026-03-15") });
    expect(await times(north)).toEqual([["Ana", null, "2026-02-01"]]);
    expect(await times(south)).toEqual([["Ana", "2026-02-01", "2026-03-15"]]);
    expect((await listTeamTree(reads())).map(({ members }) => members)).toEqual([0, 0]);
    const [last] = await database.client.auditEntry.findMany({
      where: { action: "teams.place" },
      orderBy: { id: "desc" },
    });
    expect(last).toMatchObject({ before: { teamId: south }, after: { teamId: null } });
  });

  it("are put where they are already without a change, a row or a record, and told so", async () => {
    const [north, ana] = [await team("North"), await rep("Ana")];
    const placing = { teamId: north, repId: ana, from: calendarDate("2026-01-10") };
    expect(await addToTeam(writes(), placing)).toEqual({ rep: "Ana", team: "North", isChanged: true });
    const later = { ...placing, from: calendarDate("2026-02-01") };
    expect(await addToTeam(writes(), later)).toEqual({ rep: "Ana", team: "North", isChanged: false });
    expect(await times(north)).toEqual([["Ana", null, null]]);
    expect(await database.client.auditEntry.count({ where: { action: "teams.place" } })).toBe(1);
  });

  it("who have left are not counted, nor offered", async () => {
    await team("North");
    await importAll("reps", "name,team,ended_on\nAna,North,2026-01-31\nBo,North,\n");
    const [north] = await listTeamTree(reads());
    expect(north?.members).toBe(1);
    expect((await listTeamChoices(reads())).reps.map(({ name }) => name)).toEqual(["Bo"]);
    const { memberships } = await getTeam(reads(), north?.id ?? 0);
    expect(memberships.map(({ repName, endedOn }) => [repName, endedOn])).toEqual([
      ["Ana", "2026-01-31"],
      ["Bo", null],
    ]);
  });

  it("are where they were before when a placing is taken back, once", async () => {
    const [north, south, ana] = [await team("North"), await team("South"), await rep("Ana")];
    const mistake = { teamId: south, repId: ana, from: calendarDate("2026-02-01") };
    await addToTeam(writes(), { teamId: north, repId: ana, from: calendarDate("2026-01-10") });
    await addToTeam(writes(), mistake);
    await undoPlacingIn(writes(), mistake);
    expect(await times(north)).toEqual([["Ana", null, null]]);
    expect(await times(south)).toEqual([]);
    await expect(undoPlacingIn(writes(), mistake)).rejects.toMatchObject({ code: "conflict" });
    const [last] = await database.client.auditEntry.findMany({
      where: { action: "teams.place" },
      orderBy: { id: "desc" },
    });
    expect(last).toMatchObject({ before: { teamId: south }, after: { teamId: north } });
  });

  it("are not taken out of a team they are not in, nor put there on a day that does not exist", async () => {
    const [north, south, ana] = [await team("North"), await team("South"), await rep("Ana")];
    await addToTeam(writes(), { teamId: north, repId: ana, from: calendarDate("2026-01-10") });
    const wrong = { teamId: south, repId: ana, from: calendarDate("2026-02-01") };
    await expect(takeOutOfTeam(writes(), wrong)).rejects.toMatchObject({ details: [{ where: "from" }] });
    expect(membershipSchema.safeParse({ ...wrong, from: "2026-02-30" }).success).toBe(false);
  });

  it("change what is owed to a rep who is paid on the team", async () => {
    await importAll("teams", "name\nNorth\n");
    await importAll("reps", "name,team\nLee,North\nAna,\n");
    await importAll("deals", "external_id,rep,stage,amount,closed_on\nD1,Ana,Won,1000,2026-03-10\n");
    await importPlan(testWriteScope("plans.write"), TEAM_PLAN);
    await importAll("plan_assignments", "rep,plan,from\nLee,Lead,2026-01-01\n");
    const owed = async () =>
      (await database.client.statement.findMany({ orderBy: { fromOn: "asc" } })).reduce(
        (sum, { earnedMinor }) => sum + earnedMinor,
        0n,
      );
    expect(await owed()).toBe(0n);
    const [north] = await listTeamTree(reads());
    const ana = await database.client.rep.findFirstOrThrow({ where: { name: "Ana" } });
    await addToTeam(writes(), { teamId: north?.id ?? 0, repId: ana.id, from: calendarDate("2026-03-01") });
    expect(await owed()).toBe(1000n);
  });
});

it("is for people.write only", async () => {
  await expect(
    createTeam(testWriteScope("imports.write"), { name: "A", parentId: null, managerUserId: null }),
  ).rejects.toMatchObject({ code: "misuse" });
});
