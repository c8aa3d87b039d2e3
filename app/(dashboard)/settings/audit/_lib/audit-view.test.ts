import { expect, it } from "vitest";
import { activeFilters, readOlderThan, readSearch } from "./audit-view";

const read = (query: string) => readSearch(new URLSearchParams(query));

it("reads what is searched for, days included on both ends", () => {
  expect(read("who=Ana&action=import.write&object=user&id=4&text=+deals+&from=2026-01-01&to=2026-01-31")).toEqual({
    who: "Ana",
    action: "import.write",
    objectType: "user",
    objectId: "4",
    text: "deals",
    period: { from: "2026-01-01", to: "2026-02-01" },
  });
  expect(read("to=2026-01-31").period).toEqual({ from: "0001-01-01", to: "2026-02-01" });
  expect(read("from=2026-01-31").period?.from).toBe("2026-01-31");
});

it("shrugs at nonsense", () => {
  expect(read("who=&from=2026-02-30&to=x").who).toBeNull();
  expect(read("from=2026-02-30&to=x").period).toBeNull();
  expect(read("from=2026-02-01&to=2026-01-01").period?.from).toBe("2026-02-01");
  expect(["12", "0", "-1", "1;drop", ""].map((id) => readOlderThan(new URLSearchParams({ older: id })))).toEqual([
    "12",
    null,
    null,
    null,
    null,
  ]);
});

it("lets each part be removed, and starts at the newest again", () => {
  const filters = activeFilters(new URLSearchParams("who=Ana&from=2026-01-01&older=40"));
  expect(filters.map(({ removeHref }) => removeHref)).toEqual([
    "/settings/audit?from=2026-01-01",
    "/settings/audit?who=Ana",
  ]);
});
