import { beforeEach, expect, it } from "vitest";
import { withBulkTransaction } from "@/lib/db/bulk";
import { queryRows, sql } from "@/lib/db/sql";
import {
  approveStatements,
  importPlan,
  lockPeriod,
  recalculateStatements,
  startReview,
} from "@/lib/features/commissions/mutations";
import { listStatements } from "@/lib/features/commissions/queries";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { updatePerson } from "@/lib/features/people/mutations";
import { getPerson } from "@/lib/features/people/queries";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importAll } from "@/lib/testing/import-data";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { createTeam, removeTeam, updateTeam } from "./mutations";
import { getTeam } from "./queries";

const day = calendarDate;
const TODAY = { today: "2026-03-15" };
const LEAD = {
  name: "Lead",
  currency: "USD",
  components: [{ id: "team", earns_on: "revenue", accumulates: "month", whose: "team", rate: { flat: "1%" } }],
};

describeOnEachDatabase("a team's manager and the team it is part of", (database) => {
  let north = 0;
  let europe = 0;
  const users = new Map<string, number>();
  const writes = () => testWriteScope("people.write", TODAY);

  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    await importAll("teams", "name,manager\nNorth,Gil\nEurope,Eva\n");
    await importAll("reps", "name,team,team_from\nGil,,\nWen,,\nEva,,\nBo,North,2026-01-01\n");
    for (const name of ["Gil", "Wen", "Eva"]) {
      const { id: repId } = await database.client.rep.findFirstOrThrow({ where: { name } });
      const data = { name, email: `${name.toLowerCase()}@x.example`, repId };
      users.set(name, (await database.client.user.create({ data })).id);
    }
    await importAll("teams", "name,manager\nNorth,Gil\nEurope,Eva\n");
    north = (await database.client.team.findFirstOrThrow({ where: { name: "North" } })).id;
    europe = (await database.client.team.findFirstOrThrow({ where: { name: "Europe" } })).id;
    await importAll(
      "deals",
      "external_id,rep,stage,amount,closed_on\nD1,Bo,Won,100000,2026-01-10\nD2,Bo,Won,100000,2026-02-10\nD3,Bo,Won,100000,2026-03-14\nD4,Bo,Won,100000,2026-03-15\n",
    );
    await importPlan(testWriteScope("plans.write"), LEAD);
    await importAll(
      "plan_assignments",
      "rep,plan,from\nGil,Lead,2026-01-01\nWen,Lead,2026-01-01\nEva,Lead,2026-01-01\n",
    );
  });

  const change = (given: { manager?: string | null; parentId?: number | null; from?: string }) =>
    updateTeam(writes(), {
      teamId: north,
      name: "North",
      parentId: given.parentId ?? null,
      managerUserId: users.get(given.manager ?? "") ?? null,
      ...(given.from && { from: day(given.from) }),
    });

  /** What each has in January, February and March, in whole dollars. */
  const owed = async () =>
    Object.fromEntries(
      await Promise.all(
        ["Gil", "Wen", "Eva"].map(async (name) => [
          name,
          (
            await queryRows<{ earned: bigint }>(
              database.client,
              sql`select coalesce(s.earned_minor, 0) as earned
                  from generate_series(date '2026-01-01', '2026-03-01', interval '1 month') m(on_day)
                  left join statements s on s.from_on = m.on_day and s.rep_id = (select id from reps where name = ${name}) order by m.on_day`,
            )
          ).map(({ earned }) => Number(earned) / 100),
        ]),
      ),
    );

  async function lock(from: string, to: string): Promise<void> {
    const month = period(day(from), day(to));
    await startReview(testWriteScope("statements.lock"), month.from);
    await approveStatements(
      testWriteScope("statements.review"),
      await listStatements(testReadScope("commissions.read"), { period: month }),
    );
    await lockPeriod(testWriteScope("statements.lock"), month.from);
  }

  it("hold on the day a deal is credited, so a new manager takes nothing back that is locked", async () => {
    await lock("2026-01-01", "2026-02-01");
    await lock("2026-02-01", "2026-03-01");
    const before = { Gil: [1000, 1000, 2000], Wen: [0, 0, 0], Eva: [0, 0, 0] };
    expect(await owed()).toEqual(before);
    await change({ manager: "Wen" });
    expect(await owed()).toEqual({ ...before, Gil: [1000, 1000, 1000], Wen: [0, 0, 1000] });
    expect((await getTeam(testReadScope("people.read", TODAY), north)).manager).toMatchObject({
      name: "Wen",
      from: "2026-03-15",
    });
    const [audit] = await database.client.auditEntry.findMany({ where: { action: "teams.update" } });
    expect(audit).toMatchObject({
      summary: "Changed the team North from 2026-03-15",
      before: { managerUserId: users.get("Gil") },
      after: { managerUserId: users.get("Wen"), from: "2026-03-15" },
    });
  });

  it("begin on an earlier day where one is given, also once they are there", async () => {
    await change({ manager: "Wen" });
    await change({ manager: "Wen", from: "2026-02-01" });
    expect(await owed()).toMatchObject({ Gil: [1000, 0, 0], Wen: [0, 1000, 2000] });
    await change({ manager: "Gil", from: "2026-03-15" });
    expect(await owed()).toMatchObject({ Gil: [1000, 0, 1000], Wen: [0, 1000, 1000] });
    await change({ manager: "Gil", from: "0001-01-01" });
    expect(await owed()).toMatchObject({ Gil: [1000, 1000, 2000], Wen: [0, 0, 0] });
    expect(await database.client.teamHistory.count()).toBe(0);
  });

  it("do not begin on a day to come", async () => {
    await expect(change({ manager: "Wen", from: "2026-03-16" })).rejects.toMatchObject({
      details: [{ where: "from" }],
      message: expect.stringContaining("still to come"),
    });
  });

  it("change apart from each other", async () => {
    await change({ manager: "Gil", parentId: europe, from: "2026-02-01" });
    expect(await owed()).toMatchObject({ Gil: [1000, 1000, 2000], Eva: [0, 1000, 2000] });
    await change({ manager: "Wen", parentId: europe, from: "2026-01-01" });
    expect(await owed()).toMatchObject({ Gil: [0, 0, 0], Wen: [1000, 1000, 2000], Eva: [0, 1000, 2000] });
    await change({ manager: "Wen" });
    expect(await owed()).toMatchObject({ Eva: [0, 1000, 1000] });
    await expect(removeTeam(writes(), europe)).rejects.toThrow("teams that were below it");
  });

  it("are never such that a team is below itself, on an earlier day neither", async () => {
    await change({ manager: "Gil", parentId: europe, from: "2026-02-01" });
    await change({ manager: "Gil", from: "2026-03-01" });
    const below = { teamId: europe, name: "Europe", parentId: north, managerUserId: users.get("Eva") ?? 0 };
    await expect(updateTeam(writes(), { ...below, from: day("2026-02-10") })).rejects.toThrow(
      /below itself on 10.Feb.*: Europe → North → Europe/,
    );
    await updateTeam(writes(), { ...below, from: day("2026-03-01") });
    expect(await owed()).toMatchObject({ Gil: [1000, 1000, 2000], Eva: [0, 1000, 0] });
  });

  it("hold from the day of the file that changes them", async () => {
    await importAll("teams", "name,manager,parent\nNorth,Wen,Europe\n");
    expect(await owed()).toEqual({ Gil: [1000, 1000, 2000], Wen: [0, 0, 0], Eva: [0, 0, 0] });
    await importAll("teams", "name,manager,parent\nNorth,Wen,Europe\n");
    expect(await database.client.teamHistory.count()).toBe(1);
    expect((await getTeam(testReadScope("people.read"), north)).manager).toMatchObject({ name: "Wen" });
  });

  it("pay the rep whom the manager's account stood for on the day a deal is credited", async () => {
    const gil = users.get("Gil") ?? 0;
    await database.client.user.update({ where: { id: users.get("Wen") ?? 0 }, data: { repId: null } });
    const rep = async (name: string | null, from?: string) =>
      updatePerson(writes(), {
        userId: gil,
        name: "Gil",
        roles: ["sales_manager"],
        repId: name === null ? null : (await database.client.rep.findFirstOrThrow({ where: { name } })).id,
        ...(from && { from: day(from) }),
      });
    await lock("2026-01-01", "2026-02-01");
    await lock("2026-02-01", "2026-03-01");
    await rep("Wen");
    expect(await owed()).toMatchObject({ Gil: [1000, 1000, 1000], Wen: [0, 0, 1000] });
    expect(await getPerson(testReadScope("people.read"), gil)).toMatchObject({
      rep: { name: "Wen" },
      repFrom: "2026-03-15",
      isOrWasManager: true,
    });
    await rep("Wen", "2026-03-01");
    expect(await owed()).toMatchObject({ Gil: [1000, 1000, 0], Wen: [0, 0, 2000] });
    await expect(rep("Gil", "2026-03-16")).rejects.toMatchObject({
      details: [{ where: "from" }],
      message: expect.stringContaining("still to come"),
    });
    await expect(rep("Wen", "2026-03-10")).rejects.toThrow(/^It holds from 1\sMar\s2026 already/);
    await rep(null, "2026-03-15");
    expect(await owed()).toMatchObject({ Gil: [1000, 1000, 0], Wen: [0, 0, 1000] });
    await rep("Gil", "0001-01-01");
    expect(await owed()).toMatchObject({ Gil: [1000, 1000, 2000], Wen: [0, 0, 0] });
    expect(await database.client.userRepHistory.count()).toBe(0);
  });

  it("pay a manager's first rep from the beginning", async () => {
    const data = { name: "Ida", email: "ida@x.example" };
    users.set("Ida", (await database.client.user.create({ data })).id);
    const { id: repId } = await database.client.rep.findFirstOrThrow({ where: { name: "Wen" } });
    await database.client.user.update({ where: { id: users.get("Wen") ?? 0 }, data: { repId: null } });
    await change({ manager: "Ida", from: "0001-01-01" });
    expect(await owed()).toMatchObject({ Gil: [0, 0, 0], Wen: [0, 0, 0] });
    await updatePerson(writes(), { userId: users.get("Ida") ?? 0, name: "Ida", roles: ["sales_manager"], repId });
    expect(await owed()).toMatchObject({ Gil: [0, 0, 0], Wen: [1000, 1000, 2000] });
  });

  it("are asked about, with what it changes of locked months, before a first rep is paid from the beginning", async () => {
    const data = { name: "Ida", email: "ida@x.example" };
    users.set("Ida", (await database.client.user.create({ data })).id);
    await database.client.user.update({ where: { id: users.get("Wen") ?? 0 }, data: { repId: null } });
    await lock("2026-01-01", "2026-02-01");
    await lock("2026-02-01", "2026-03-01");
    await change({ manager: "Ida", from: "0001-01-01" });
    const { id: repId } = await database.client.rep.findFirstOrThrow({ where: { name: "Wen" } });
    const ida = { userId: users.get("Ida") ?? 0, name: "Ida", roles: ["sales_manager" as const], repId };
    await expect(updatePerson(writes(), { ...ida, recount: false })).rejects.toMatchObject({
      code: "conflict",
      details: [{ where: "recount" }],
      message: expect.stringMatching(
        /^This changes what locked months come to: January\s2026 and February\s2026\. .+ \+\$2,000\.00 for 1\srep, comes/,
      ),
    });
    await expect(change({ manager: "Gil", from: "2026-02-01" })).resolves.toBeUndefined();
    await expect(
      updateTeam(writes(), {
        teamId: north,
        name: "North",
        parentId: null,
        managerUserId: users.get("Eva") ?? null,
        from: day("2026-02-01"),
        recount: false,
      }),
    ).rejects.toThrow(/the difference, \+\$1,000\.00 for 1\srep and −\$1,000\.00 for 1\srep, comes/);
    await updatePerson(writes(), { ...ida, recount: true });
    expect(await owed()).toEqual({ Gil: [1000, 1000, 1000], Wen: [0, 0, 1000], Eva: [0, 0, 0] });
  });

  it("pay one account for a rep at a time", async () => {
    const data = { name: "Ida", email: "ida@x.example" };
    const ida = (await database.client.user.create({ data })).id;
    const link = async (userId: number, name: string, rep: string | null, from?: string) => {
      const repId = rep === null ? null : (await database.client.rep.findFirstOrThrow({ where: { name: rep } })).id;
      const given = { userId, name, roles: ["sales_manager" as const], repId, ...(from && { from: day(from) }) };
      await updatePerson(writes(), given);
    };
    await createTeam(writes(), { name: "South", parentId: null, managerUserId: ida });
    await importAll("reps", "name,team,team_from\nCy,South,\n");
    await importAll("deals", "external_id,rep,stage,amount,closed_on\nD9,Cy,Won,50000,2026-01-10\n");
    await link(users.get("Gil") ?? 0, "Gil", null, "2026-02-01");
    await expect(link(ida, "Ida", "Gil", "2026-01-31")).rejects.toMatchObject({
      details: [{ where: "from" }],
      message: expect.stringMatching(/^Another account is that rep until 1\sFeb\s2026; that day or a later/),
    });
    await link(ida, "Ida", "Gil");
    expect(await owed()).toMatchObject({ Gil: [1000, 0, 0] });
  });

  it("pay the same rep, whoever comes first, where team and account change at the same moment", async () => {
    const wen = await database.client.rep.findFirstOrThrow({ where: { name: "Wen" } });
    const recalculated = () =>
      withBulkTransaction((bulk) => recalculateStatements(bulk, writes(), { repIds: "all" }), database.client);
    const eva = { userId: users.get("Eva") ?? 0, name: "Eva", roles: ["sales_manager" as const] };
    const evasOwn = (await database.client.user.findUniqueOrThrow({ where: { id: eva.userId } })).repId;
    await database.client.user.update({ where: { id: users.get("Wen") ?? 0 }, data: { repId: null } });
    await change({ manager: "Gil" });
    for (let round = 0; round < 8; round += 1) {
      await Promise.all([change({ manager: "Eva" }), updatePerson(writes(), { ...eva, repId: wen.id })]);
      const paid = await owed();
      await recalculated();
      expect([round, await owed()]).toEqual([round, paid]);
      await updatePerson(writes(), { ...eva, repId: evasOwn });
      await change({ manager: "Gil" });
    }
  });

  it("pay the rep of an account that was corrected before it managed a team", async () => {
    const wen = users.get("Wen") ?? 0;
    const rep = async (name: string) => (await database.client.rep.findFirstOrThrow({ where: { name } })).id;
    await database.client.user.update({ where: { id: users.get("Gil") ?? 0 }, data: { repId: null } });
    await updatePerson(writes(), { userId: wen, name: "Wen", roles: ["sales_manager"], repId: await rep("Gil") });
    await change({ manager: "Wen", from: "0001-01-01" });
    expect(await owed()).toMatchObject({ Gil: [1000, 1000, 2000], Wen: [0, 0, 0] });
    expect(await database.client.userRepHistory.count()).toBe(0);
  });

  it("are from the beginning for a new team", async () => {
    await createTeam(writes(), { name: "South", parentId: europe, managerUserId: users.get("Wen") ?? null });
    await importAll("reps", "name,team,team_from\nBo,South,2026-02-01\n");
    expect(await owed()).toEqual({ Gil: [1000, 0, 0], Wen: [0, 1000, 2000], Eva: [0, 1000, 2000] });
  });
});
