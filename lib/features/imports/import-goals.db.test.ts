import { beforeEach, expect, it } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { importText } from "@/lib/testing/import-data";

describeOnEachDatabase("goals of campaigns", (database) => {
  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
  });

  it("that are nothing are refused by row, and the others taken", async () => {
    const file = "name,goal_revenue,goal_leads\nA,0,\nB,0.001,\nC,,0.0000001\nD,5,3\n";
    const report = await importText("campaigns", file);
    expect(report.badRows.map(({ line, message }) => [line, message])).toEqual([
      [2, 'goal_revenue "0" is no target; once rounded it must be above 0'],
      [3, 'goal_revenue "0.001" is no target; once rounded it must be above 0'],
      [4, 'goal_leads "0.0000001" is no target; once rounded it must be above 0'],
    ]);
    expect((await importText("campaigns", file, { skipBadRows: true })).rows).toMatchObject({ created: 1, refused: 3 });
    expect(await database.client.campaignGoal.count()).toBe(2);
  });

  it("are rounded to their currency or six decimals, and counted", async () => {
    const report = await importText(
      "campaigns",
      "name,budget,goal_revenue,goal_leads\nA,10,1.005,2.00000049\nB,10,1.25,2.5\n",
    );
    expect(report.rounded).toBe(2);
    const goals = await database.client.campaignGoal.findMany({ orderBy: [{ campaignId: "asc" }, { metric: "asc" }] });
    expect(goals.map(({ target }) => Number(target))).toEqual([2, 101, 2.5, 125]);
  });
});
