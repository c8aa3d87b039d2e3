import { expect, it } from "vitest";
import { passwordSchema } from "./passwords";

it.each([
  ["", "type a password"],
  ["short", "use at least 12 characters"],
  ["aaaaaaaaaaaa", "use at least 5 different characters"],
  ["abababababab", "use at least 5 different characters"],
  ["x".repeat(201), "use at most 200 characters"],
])("refuses the password %s", (password, words) => {
  const { error } = passwordSchema.safeParse(password);
  expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
});

it("takes a few words in a row", () => {
  expect(passwordSchema.safeParse("three green boats").success).toBe(true);
});
