import { describe, expect, it } from "vitest";
import { mayViewAs } from "./viewable";

describe("whose view one may look at", () => {
  const rep = { id: 2, repId: 7, teamIds: [3], wasWithoutTeam: false, roles: ["rep"] as const };

  it.each([
    ["an admin, a rep's", ["admin"], [], rep, true],
    ["an admin, finance's", ["admin"], [], { ...rep, roles: ["finance"] as const }, true],
    ["an admin, another admin's", ["admin"], [], { ...rep, roles: ["admin", "rep"] as const }, false],
    ["a manager, that of a rep in their team", ["sales_manager"], [3], rep, true],
    ["a manager, that of a rep in another team", ["sales_manager"], [4], rep, false],
    [
      "a manager, that of a rep who was in another team before",
      ["sales_manager"],
      [3],
      { ...rep, teamIds: [3, 4] },
      false,
    ],
    ["a manager, that of a rep without a team", ["sales_manager"], [3], { ...rep, teamIds: [] }, false],
    [
      "a manager, that of a rep who was in no team for a time",
      ["sales_manager"],
      [3],
      { ...rep, wasWithoutTeam: true },
      false,
    ],
    ["an admin, that of a rep who was in no team for a time", ["admin"], [], { ...rep, wasWithoutTeam: true }, true],
    [
      "a manager, that of a rep who sees more besides",
      ["sales_manager"],
      [3],
      { ...rep, roles: ["rep", "finance"] as const },
      false,
    ],
    ["finance, a rep's", ["finance"], [3], rep, false],
    ["a rep, their own", ["rep"], [], { ...rep, id: 1 }, false],
  ] as const)("%s", (_, roles, teamIds, person, expected) => {
    expect(mayViewAs({ userId: 1, roles, teamIds }, person)).toBe(expected);
  });
});
