import { describe, expect, it } from "vitest";
import type { MetricRow } from "@/lib/metrics/types";
import { money } from "@/lib/values/money";
import { sortRows } from "./sort-rows";

const row = (name: string, revenue: bigint | null, winRate: number | null): MetricRow => ({
  key: { rep: { id: name, name } },
  cells: { revenue: { value: revenue === null ? null : money(revenue, "USD") }, win_rate: { value: winRate } },
});
const rows = [row("Bo", 200n, null), row("ana", null, 0.5), row("Cy", 300n, 0.2)];
const names = (by: string, descending: boolean) =>
  sortRows(rows, "rep", { by, descending }).map(({ key }) => (key.rep as { id: string }).id);

describe("sortRows", () => {
  it("puts rows without a value last, whichever way", () => {
    expect(names("revenue", true)).toEqual(["Cy", "Bo", "ana"]);
    expect(names("revenue", false)).toEqual(["Bo", "Cy", "ana"]);
    expect(names("win_rate", true)).toEqual(["ana", "Cy", "Bo"]);
  });
  it("sorts names as people do", () => {
    expect(names("rep", false)).toEqual(["ana", "Bo", "Cy"]);
    expect(names("rep", true)).toEqual(["Cy", "Bo", "ana"]);
  });
});
