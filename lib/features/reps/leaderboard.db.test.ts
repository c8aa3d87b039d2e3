import { beforeAll, describe, expect, it } from "vitest";
import type { Leaderboard as Setting } from "@/lib/features/organisation/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { metricFacts } from "@/lib/testing/metric-facts";
import { askMetrics } from "@/lib/testing/metric-results";
import { testReadScope } from "@/lib/testing/scopes";
import { storeSmallCompany } from "@/lib/testing/small-company";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import { createOrganisation } from "../organisation/mutations";
import { loadLeaderboard } from "./queries";
import type { Leaderboard } from "./types";

const database = setUpTestDatabase();
const ids: Record<string, number> = {};
const QUARTER = period(calendarDate("2026-01-01"), calendarDate("2026-04-01"));

beforeAll(async () => {
  await createOrganisation();
  await storeSmallCompany(metricFacts(database.client));
  for (const { id, name } of await database.client.rep.findMany()) ids[name] = id;
});

const scopeOf = (rep: string) => testReadScope("leaderboard.read", { role: "rep", repId: ids[rep] ?? null });
const asked = async (setting: Setting, rep: string): Promise<Leaderboard> => {
  await database.client.organisation.update({ where: { id: 1 }, data: { leaderboard: setting } });
  return await loadLeaderboard(scopeOf(rep), QUARTER);
};
/** All that leaves the server, as text. */
const sent = (leaderboard: Leaderboard) =>
  JSON.stringify(leaderboard, (_, value) => (typeof value === "bigint" ? String(value) : value));

describe("what Bo is told of the others", () => {
  // Ana sold 1,000 and 60 % of 500.01, Bo the rest of that and 300; Cy and Di sold nothing.
  it("names and revenue: the list, and nothing beside name and revenue", async () => {
    const board = await asked("names_and_revenue", "Bo");
    const usd = (minor: bigint) => expect.objectContaining({ minor, currency: "USD" });
    expect(board).toEqual({
      shows: "names_and_revenue",
      own: { place: 2, of: 4, revenue: usd(50_000n) },
      rows: [
        { place: 1, name: "Ana", revenue: usd(130_001n), own: false },
        { place: 2, name: "Bo", revenue: usd(50_000n), own: true },
        expect.objectContaining({ place: 3, name: "Cy", own: false }),
        expect.objectContaining({ place: 3, name: "Di", own: false }),
      ],
    });
    expect(sent(board)).not.toMatch(/quota|commission|pipeline|repId|900000|400000/i);
  });

  it("rank only: the own place of how many, nobody's name and nobody else's figure", async () => {
    const board = await asked("rank_only", "Bo");
    expect(sent(board)).toBe(
      '{"shows":"rank_only","own":{"place":2,"of":4,"revenue":{"minor":"50000","currency":"USD"}}}',
    );
  });

  it("nothing: nothing", async () => {
    expect(sent(await asked("nothing", "Bo"))).toBe('{"shows":"nothing"}');
  });
});

it("follows the setting at once, and leaves out who was not there in the period", async () => {
  expect((await asked("names_and_revenue", "Ana")).shows).toBe("names_and_revenue");
  expect((await asked("nothing", "Ana")).shows).toBe("nothing");
  await database.client.organisation.update({ where: { id: 1 }, data: { leaderboard: "rank_only" } });
  const other = await loadLeaderboard(scopeOf("Di"), period(calendarDate("2025-10-01"), calendarDate("2026-01-01")));
  expect(other).toMatchObject({ own: { place: null, of: 2, revenue: null } });
});

it("gives its leave for revenue by rep alone", async () => {
  const scope = scopeOf("Bo");
  for (const metric of ["quota", "attainment", "commission_earned", "win_rate", "calls", "pipeline"] as const) {
    await expect(askMetrics(scope, [metric], { by: ["rep"] }), metric).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(askMetrics(scope, ["revenue"], { by: ["rep", "product"] })).rejects.toMatchObject({ code: "forbidden" });
  await expect(loadLeaderboard(testReadScope("sales.read"), QUARTER)).rejects.toMatchObject({ code: "misuse" });
  expect(() => testReadScope("leaderboard.read", { role: "marketer" })).toThrow(/may not do this/);
});

it("tells who looks at a rep's view no more of the others than they may see themselves", async () => {
  await database.client.organisation.update({ where: { id: 1 }, data: { leaderboard: "names_and_revenue" } });
  const viewed = (role: "sales_manager" | "admin") =>
    testReadScope("leaderboard.read", {
      role: "rep",
      repId: ids.Bo ?? null,
      viewedBy: { userId: 1, name: "Vera", roles: [role] },
    });
  expect(await loadLeaderboard(viewed("sales_manager"), QUARTER)).toEqual({ shows: "nothing" });
  expect(await loadLeaderboard(viewed("admin"), QUARTER)).toMatchObject({ shows: "names_and_revenue" });
});
