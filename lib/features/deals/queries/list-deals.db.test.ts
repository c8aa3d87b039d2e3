import { beforeAll, describe, expect, it } from "vitest";
import { listEntityNames } from "@/lib/features/filters/queries";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { listMetrics } from "@/lib/metrics/registry";
import type { MetricFilter, MetricId } from "@/lib/metrics/types";
import { setUpTestDatabase } from "@/lib/testing/database";
import { metricFacts } from "@/lib/testing/metric-facts";
import { type ScopeOptions, testReadScope } from "@/lib/testing/scopes";
import { storeSmallCompany } from "@/lib/testing/small-company";
import { calendarDate } from "@/lib/values/calendar-date";
import { period } from "@/lib/values/period";
import type { DealListQuery } from "../types";
import { listDeals } from ".";

const database = setUpTestDatabase();
const Q1 = period(calendarDate("2026-01-01"), calendarDate("2026-04-01"));
const page: DealListQuery = {
  period: Q1,
  filters: [],
  sort: { by: "closed_on", descending: false },
  page: 1,
  pageSize: 50,
};

beforeAll(async () => {
  const facts = metricFacts(database.client);
  await storeSmallCompany(facts);
  await facts.refund("D2", "2026-03-05", 100.01);
  await facts.refund("D1", "2026-03-10", null, "cancelled");
  await facts.refund("D3", "2026-03-06", 200);
  await facts.refund("D3", "2026-03-08", 150);
  await facts.refund("D3", "2026-03-09", null, "cancelled");
  await facts.deal({
    id: "N",
    reps: { Di: 100 },
    stage: "Won",
    amount: null,
    opened: "2026-04-02",
    closed: "2026-04-10",
  });
  await facts.refund("N", "2026-04-12", null, "cancelled");
});

/** Metrics whose figure is the number of the rows, or the sum of what they count. */
const COUNTED: readonly MetricId[] = ["won_deals", "lost_deals", "lost_by_reason", "open_deals", "created_deals"];
const SUMMED: readonly MetricId[] = [
  "revenue",
  "lost_amount",
  "pipeline",
  "weighted_pipeline",
  "open_amount",
  "offer_revenue",
  "refunds",
  "revenue_taken_back",
];
const FILTERS: readonly [string, MetricFilter[], ScopeOptions][] = [
  ["all", [], {}],
  ["a rep", [{ dimension: "rep", values: ["Ana"] }], {}],
  ["two reps", [{ dimension: "rep", values: ["Ana", "Bo"] }], {}],
  ["a team", [{ dimension: "team", values: ["North"] }], {}],
  [
    "a region and a product",
    [
      { dimension: "region", values: ["West"] },
      { dimension: "product", values: ["Saw"] },
    ],
    {},
  ],
  ["what a manager sees", [], { role: "sales_manager", teamIds: [1] }],
  ["what a rep sees", [], { role: "rep", repId: 2 }],
];

it("lists the deals that sales cycles leave out, and them alone", async () => {
  const april = period(calendarDate("2026-04-01"), calendarDate("2026-05-01"));
  const scope = testReadScope("sales.read", { today: "2026-12-31" });
  const { total } = await queryMetrics(scope, { metrics: ["backward_deals"], by: [], filters: [], period: april });
  const { rows } = await listDeals(scope, { ...page, metric: "backward_deals", period: april });
  expect(rows.map(({ openedOn, closedOn }) => (openedOn ?? "") > (closedOn ?? ""))).toEqual([true]);
  expect(total.backward_deals?.value).toBe(1);
});

describe.each(FILTERS)("rows behind figures of %s", (_, filters, as) => {
  const scope = () => testReadScope("sales.read", as);

  it.each(COUNTED)("as many as %s", async (metric) => {
    const { total } = await queryMetrics(scope(), { metrics: [metric], by: [], filters, period: Q1 });
    const { count, rows } = await listDeals(scope(), { ...page, metric, filters });
    expect(count).toBe(total[metric]?.value);
    expect(rows).toHaveLength(count);
  });

  it.each(SUMMED)("sum to %s", async (metric) => {
    const { total } = await queryMetrics(scope(), { metrics: [metric], by: [], filters, period: Q1 });
    const { sum, rows } = await listDeals(scope(), { ...page, metric, filters });
    const value = total[metric]?.value ?? null;
    expect(sum).toEqual(value ?? { minor: 0n, currency: "USD" });
    expect(rows.reduce((all, row) => all + (row.counted?.minor ?? 0n), 0n)).toBe(sum?.minor);
  });
});

describe("a list of deals", () => {
  const admin = () => testReadScope("deals.read");

  it("can be had for every metric that opens deals, and for no other", async () => {
    for (const { id, rows } of listMetrics()) {
      const list = listDeals(admin(), { ...page, metric: id as MetricId });
      if (rows === "deals") expect((await list).count).toBeGreaterThanOrEqual(0);
      else await expect(list).rejects.toMatchObject({ code: "misuse" });
    }
  });

  it("shows who is credited with which share", async () => {
    const { rows } = await listDeals(admin(), {
      ...page,
      metric: "revenue",
      filters: [{ dimension: "rep", values: ["Bo"] }],
    });
    expect(rows.map(({ externalId, counted }) => [externalId, counted?.minor])).toEqual([
      ["D2", 20000n],
      ["D3", 30000n],
    ]);
    expect(rows[0]?.reps).toEqual([
      { id: 1, name: "Ana", kind: "direct", share: 0.6, amount: { minor: 30001n, currency: "USD" } },
      { id: 2, name: "Bo", kind: "direct", share: 0.4, amount: { minor: 20000n, currency: "USD" } },
    ]);
    expect(rows[1]?.account).toEqual({ id: 1, name: "Acme" });
  });

  it("says what of a won deal has been taken back by the day it is read, and no later", async () => {
    const readOn = async (today: string) => {
      const query = { ...page, metric: "revenue", period: period(Q1.from, calendarDate("2026-07-01")) } as const;
      const { rows } = await listDeals(testReadScope("deals.read", { today }), query);
      return rows.flatMap(({ externalId, reversal }) =>
        reversal ? [[externalId, reversal.type, reversal.on, reversal.amount?.minor, reversal.whole]] : [],
      );
    };
    expect(await readOn("2026-03-04")).toEqual([]);
    expect(await readOn("2026-03-07")).toEqual([
      ["D2", "refunded", "2026-03-05", 10001n, false],
      ["D3", "refunded", "2026-03-06", 20000n, false],
    ]);
    // D3 is refunded in full on the 8th, by more than it was; what comes after finds nothing left.
    expect(await readOn("2026-06-30")).toEqual([
      ["D1", "cancelled", "2026-03-10", 100000n, true],
      ["D2", "refunded", "2026-03-05", 10001n, false],
      ["D3", "refunded", "2026-03-08", 30000n, true],
      ["N", "cancelled", "2026-04-12", undefined, true],
    ]);
  });

  it.each([["marketer"], ["marketer", "rep"], ["marketer", "sales_manager"]] as const)(
    "never tells whose a deal is to %s %s",
    async (...roles) => {
      const scope = testReadScope("deals.read", { roles, repId: 1, teamIds: [1] });
      const list = await listDeals(scope, { ...page, metric: "revenue" });
      expect(list.count).toBe(3);
      expect(list.rows.map(({ name, stage, amount }) => [name, stage.name, amount?.minor])).toContainEqual([
        "D3",
        "Won",
        30_000n,
      ]);
      expect(list.rows.every(({ reps }) => reps === null)).toBe(true);
      const sent = JSON.stringify(list, (_, value) => (typeof value === "bigint" ? String(value) : value));
      expect(sent).not.toMatch(/Ana|Bo|Cy|Di/);
    },
  );

  it("answers a rep who asks for another rep or team as for one that is not there", async () => {
    const scope = testReadScope("deals.read", { role: "rep", repId: 1 });
    for (const [dimension, unseen] of [
      ["rep", "Bo"],
      ["rep", "2"],
      ["team", "South"],
    ] as const) {
      for (const value of [unseen, "Nobody"]) {
        const filters = [{ dimension, values: [value] }];
        const words = `There is no ${dimension} "${value}".`;
        await expect(listDeals(scope, { ...page, filters })).rejects.toThrow(words);
        await expect(queryMetrics(scope, { metrics: ["revenue"], by: [], filters, period: Q1 })).rejects.toThrow(words);
      }
    }
    const own = await listDeals(scope, { ...page, filters: [{ dimension: "rep", values: ["Ana"] }] });
    expect(own.count).toBeGreaterThan(0);
  });

  it("tells a marketer a deal's name, stage, amount, campaign and days, and no more", async () => {
    const scope = testReadScope("deals.read", { role: "marketer" });
    const { rows } = await listDeals(scope, { ...page, metric: "revenue" });
    const told = rows.flatMap((row) =>
      Object.entries(row).flatMap(([field, value]) => (value === null ? [] : [field])),
    );
    expect([...new Set(told)].sort()).toEqual(["amount", "closedOn", "counted", "id", "name", "openedOn", "stage"]);
    const byAccount = listDeals(scope, { ...page, sort: { by: "account", descending: false } });
    await expect(byAccount).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each(["rep", "team", "region"] as const)("cannot be cut down to a %s by a marketer", async (dimension) => {
    const scope = testReadScope("deals.read", { role: "marketer" });
    const values = [{ rep: "Ana", team: "North", region: "West" }[dimension]];
    for (const metric of [undefined, "revenue", "won_deals"] as const) {
      const list = listDeals(scope, { ...page, ...(metric ? { metric } : {}), filters: [{ dimension, values }] });
      await expect(list).rejects.toMatchObject({ code: "forbidden" });
    }
    const split = queryMetrics(scope, { metrics: ["revenue"], by: [dimension], filters: [], period: Q1 });
    await expect(split).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is not made a way for a marketer to learn what they are not told of a deal", async () => {
    const scope = testReadScope("deals.read", { role: "marketer" });
    const narrowed = [
      ["product", "1"],
      ["segment", "SMB"],
      ["deal_type", "new"],
      ["lost_reason", "Price"],
      ["promotion", "1"],
      ["discount_band", "under_10"],
    ] as const;
    for (const [dimension, value] of narrowed)
      await expect(listDeals(scope, { ...page, filters: [{ dimension, values: [value] }] })).rejects.toMatchObject({
        code: "forbidden",
      });
    for (const metric of ["refunds", "revenue_taken_back", "discounted_share", "offer_revenue"] as const)
      await expect(listDeals(scope, { ...page, metric })).rejects.toMatchObject({ code: "forbidden" });
    const won = await listDeals(scope, {
      ...page,
      metric: "revenue",
      filters: [{ dimension: "stage", values: ["Won"] }],
    });
    expect(won.count).toBe(3);
  });

  it("names a rep in a filter to those who may see the rep's results", async () => {
    const named = async (options: ScopeOptions) =>
      (await listEntityNames(testReadScope("glossary.read", options), "rep", ["1", "2"])).map(({ name }) => name);
    expect(await named({ role: "marketer" })).toEqual([]);
    expect(await named({ role: "rep", repId: 2 })).toEqual(["Bo"]);
    expect(await named({ role: "leadership" })).toEqual(["Ana", "Bo"]);
  });

  it("comes in pages, sorted, unknown values last", async () => {
    const ids = async (query: Partial<DealListQuery>) =>
      (await listDeals(admin(), { ...page, ...query })).rows.map(({ externalId }) => externalId);
    expect(await ids({ sort: { by: "counted", descending: true } })).toEqual([
      "D7",
      "D1",
      "D8",
      "D4",
      "D2",
      "D3",
      "D5",
    ]);
    expect(await ids({ sort: { by: "counted", descending: false }, page: 2, pageSize: 3 })).toEqual(["D8", "D1", "D7"]);
    expect(await ids({ sort: { by: "account", descending: true }, pageSize: 1 })).toEqual(["D3"]);
  });
});
