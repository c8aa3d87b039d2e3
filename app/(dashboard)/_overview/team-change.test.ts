import { describe, expect, it } from "vitest";
import type { MetricRow } from "@/lib/metrics/types";
import { money } from "@/lib/values/money";
import { mostMoved } from "./team-change";

const revenue = (minor: bigint) => ({ revenue: { value: money(minor, "USD") } });
const team = (name: string, now: bigint, then: bigint): MetricRow => ({
  key: { team: { id: name, name } },
  cells: revenue(now),
  previous: revenue(then),
});
const result = (rows: MetricRow[], now: bigint, then: bigint) => ({
  rows,
  total: revenue(now),
  previousTotal: revenue(then),
});

describe("mostMoved", () => {
  it("names the team that carries the rise, or the fall", () => {
    const rows = [team("West", 500n, 200n), team("East", 300n, 250n)];
    expect(mostMoved(result(rows, 800n, 450n))).toEqual({ team: "West", minor: 300n, most: true });
    const fallen = [team("West", 200n, 500n), team("East", 300n, 250n)];
    expect(mostMoved(result(fallen, 500n, 750n))).toEqual({ team: "West", minor: -300n, most: true });
  });
  it("tells the largest part from most of it", () => {
    const rows = [team("West", 340n, 300n), team("East", 330n, 300n), team("North", 330n, 300n)];
    expect(mostMoved(result(rows, 1000n, 900n))).toEqual({ team: "West", minor: 40n, most: false });
  });
  it("names nobody where the change is spread, or there is none", () => {
    const spread = ["A", "B", "C", "D"].map((name) => team(name, 110n, 100n));
    expect(mostMoved(result(spread, 440n, 400n))).toBeNull();
    expect(mostMoved(result([team("A", 1n, 2n), team("B", 2n, 1n)], 3n, 3n))).toBeNull();
  });
});
