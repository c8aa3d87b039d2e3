import { beforeAll, describe, expect, it } from "vitest";
import { execute, sql } from "@/lib/db/sql";
import { setUpAttain } from "@/lib/testing/attain";
import { setUpTestDatabase } from "@/lib/testing/database";
import { metricFacts } from "@/lib/testing/metric-facts";
import { storeSmallCompany } from "@/lib/testing/small-company";

const database = setUpTestDatabase();
const attain = setUpAttain(database);
const QUARTER = ["--from", "2026-01-01", "--to", "2026-04-01"];

beforeAll(async () => {
  await execute(
    database.client,
    sql`insert into organisations (name, currency, time_zone) values ('Test', 'USD', 'UTC')`,
  );
  const facts = metricFacts(database.client);
  await storeSmallCompany(facts);
  const acme = await facts.account("Acme");
  for (const on of ["2026-01-05", "2026-03-02"])
    await facts.insert("purchases", {
      external_id: on,
      account_id: acme,
      on,
      currency: "USD",
      amount_minor: 100,
      reporting_amount_minor: 100,
    });
});

describe("attain query", () => {
  it("answers in the promised JSON", async () => {
    const { code, out } = await attain(
      "query",
      "--metrics",
      "revenue,won_deals,win_rate",
      "--by",
      "rep",
      ...QUARTER,
      "--json",
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      from: "2026-01-01",
      to: "2026-04-01",
      metrics: ["revenue", "won_deals", "win_rate"],
      rows: [
        { rep: { id: "1", name: "Ana" }, revenue: usd("130001"), won_deals: 2, win_rate: 2 / 3 },
        { rep: { id: "2", name: "Bo" }, revenue: usd("50000"), won_deals: 2, win_rate: 1 },
        { rep: { id: "3", name: "Cy" }, revenue: usd("0"), won_deals: 0, win_rate: 0 },
        { rep: { id: "4", name: "Di" }, revenue: usd("0"), won_deals: 0, win_rate: null },
      ],
      total: { revenue: usd("180001"), won_deals: 3, win_rate: 0.6 },
      notes: ["win_rate: Deals won + Deals lost: none (Di)"],
    });
  });

  it("without a split there are no rows, and a comparison stands beside", async () => {
    const { out } = await attain(
      "query",
      "--metrics",
      "revenue",
      ...QUARTER,
      "--compare",
      "previous",
      "--as-of",
      "2026-04-01",
      "--json",
    );
    expect(JSON.parse(out)).toMatchObject({
      rows: [],
      total: { revenue: usd("180001") },
      comparison: { from: "2025-10-01", to: "2026-01-01" },
      previous_total: { revenue: usd("10000") },
    });
  });

  it("writes CSV, filtered by name", async () => {
    const { out } = await attain(
      "query",
      "--metrics",
      "revenue,win_rate",
      "--by",
      "month",
      "--filter",
      "rep=Ana",
      ...QUARTER,
      "--csv",
    );
    expect(out.trim().split("\n")).toEqual([
      "month,revenue,win_rate,currency",
      "2026-01,1000.00,1,USD",
      "2026-02,300.01,1,USD",
      "2026-03,0.00,0,USD",
    ]);
  });

  it("shows the figures of the other period beside them, as CSV and for people to read", async () => {
    const args = [
      "query",
      "--metrics",
      "revenue,won_deals",
      ...QUARTER,
      "--compare",
      "previous",
      "--as-of",
      "2026-04-01",
    ];
    const csv = await attain(...args, "--by", "rep", "--csv");
    expect(csv.out.trim().split("\n").slice(0, 3)).toEqual([
      "rep,revenue,previous_revenue,won_deals,previous_won_deals,currency",
      "Ana,1300.01,0.00,2,0,USD",
      "Bo,500.00,70.00,2,1,USD",
    ]);
    const { out, err } = await attain(...args);
    expect(out.trim().split("\n")).toEqual(
      [
        "  Revenue   before  Deals won  before",
        "---------  -------  ---------  ------",
        "$1,800.01  $100.00          3       1",
      ].map((line) => line.trim()),
    );
    expect(err).toContain("Beside them stand those from 2025-10-01 to 2026-01-01.");
  });

  it.each([
    [
      "a dimension that does not fit",
      ["--metrics", "quota", "--by", "product"],
      /quota cannot be split by product; it can be split by rep/,
    ],
    ["an unknown metric", ["--metrics", "revenu"], /There is no metric "revenu"/],
    [
      "an unknown dimension",
      ["--metrics", "revenue", "--by", "reps"],
      /There is no dimension "reps"; there are rep, team/,
    ],
  ])("%s is wrong usage", async (_, args, message) => {
    const { code, out, err } = await attain("query", ...args, ...QUARTER, "--json");
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(message);
  });
});

describe("attain retention", () => {
  it("answers in the promised JSON, null where a bucket is not over", async () => {
    const { code, out } = await attain("retention", "--cohort", "month", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      cohorts: [{ cohort: "2026-01", size: 1, active: [1, 0, null], rate: [1, 0, null] }],
    });
  });

  it("is over once --to and --as-of are past it", async () => {
    const { out } = await attain(
      "retention",
      "--cohort",
      "month",
      "--to",
      "2026-04-01",
      "--as-of",
      "2026-04-01",
      "--unbounded",
      "--json",
    );
    expect(JSON.parse(out).cohorts).toEqual([{ cohort: "2026-01", size: 1, active: [1, 1, 1], rate: [1, 1, 1] }]);
  });

  it.each([
    [["--filter", "rep=Ana"], /cannot be filtered by rep; they can be filtered by campaign, channel, product/],
    [["--from", "2026-03-01", "--to", "2026-01-01"], /--to 2026-01-01 must be after --from 2026-03-01/],
  ])("%j is wrong usage", async (args, message) => {
    const { code, out, err } = await attain("retention", "--cohort", "month", ...args, "--json");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });

  it("refuses a cohort it does not know", async () => {
    expect((await attain("retention", "--cohort", "day")).code).toBe(2);
  });
});

function usd(minor: string) {
  return { minor, currency: "USD" };
}
