import { describe, expect, it } from "vitest";
import { changesBetween } from "./changes";

describe("changesBetween", () => {
  it("names what differs by its place and leaves out what is equal", () => {
    expect(
      changesBetween(
        { name: "Ana", roles: ["rep"], team: { id: 1, name: "North" }, ended: null },
        { name: "Ana", roles: ["rep", "admin"], team: { id: 2, name: "North" }, ended: "2026-01-01" },
      ),
    ).toEqual([
      { place: "roles", before: "rep", after: "rep, admin" },
      { place: "team.id", before: "1", after: "2" },
      { place: "ended", before: "none", after: "2026-01-01" },
    ]);
  });
  it("lists everything of what came and of what went", () => {
    expect(changesBetween(null, { rows: { created: 3, refused: 0 }, names: [] })).toEqual([
      { place: "rows.created", before: null, after: "3" },
      { place: "rows.refused", before: null, after: "0" },
      { place: "names", before: null, after: "none" },
    ]);
    expect(changesBetween({ tiers: [{ from: "0%" }, { from: "50%" }] }, null)).toEqual([
      { place: "tiers.0.from", before: "0%", after: null },
      { place: "tiers.1.from", before: "50%", after: null },
    ]);
    expect(changesBetween(null, null)).toEqual([]);
  });
});
