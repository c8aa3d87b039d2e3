import { beforeEach, describe, expect, it } from "vitest";
import { findLink } from "@/lib/auth/one-time-links";
import { setUpAttain } from "@/lib/testing/attain";
import { setUpTestDatabase } from "@/lib/testing/database";

const database = setUpTestDatabase();
const attain = setUpAttain(database);
beforeEach(() => database.clear());

const users = (...args: string[]) => attain("users", ...args);

describe("attain users", () => {
  it("makes an account with a link that lets its person in, and lists it", async () => {
    await database.client.rep.create({ data: { name: "Bo" } });
    const roles = ["--role", "rep", "--role", "sales_manager"];
    const { code, out } = await users("add", "Bo@X.example", "--name", "Bo B", ...roles, "--rep", "bo", "--json");
    expect(code).toBe(0);
    const made = JSON.parse(out);
    expect(made).toMatchObject({ email: "bo@x.example", mailed: false });
    expect(await findLink("invitation", made.link.split("/").at(-1))).toMatchObject({ userId: made.user_id });
    expect(JSON.parse((await users("list", "--json")).out)).toMatchObject([
      { email: "bo@x.example", roles: ["sales_manager", "rep"], rep: { name: "Bo" }, state: "invited" },
    ]);
    expect((await users("list")).out).toContain("bo@x.example  sales_manager, rep  Bo   invited");
  });

  it("takes a lost second factor away, also the only admin's", async () => {
    const data = {
      name: "Ada",
      email: "ada@x.example",
      twoFactorEnabled: true,
      roles: { create: { role: "admin" } },
    } as const;
    await database.client.user.create({ data });
    const { code, out } = await users("remove-second-factor", "Ada@x.example");
    expect([code, out]).toEqual([0, expect.stringContaining("Removed the second factor of Ada")]);
    expect(await database.client.user.count({ where: { twoFactorEnabled: true } })).toBe(0);
    expect(await database.client.auditEntry.findFirst({ where: { action: "people.remove_two_factor" } })).toMatchObject(
      {
        actorName: "command line",
      },
    );
    const again = await users("remove-second-factor", "ada@x.example");
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("Ada has no second factor.")]);
    const nobody = await users("remove-second-factor", "bo@x.example");
    expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining("Nobody signs in with bo@x.example")]);
  });

  it.each([
    [["add", "a@x.example", "--name", "A", "--role", "boss"], 2, "It must be one of admin"],
    [["add", "a@x.example", "--name", "A"], 2, "--role"],
    [["add", "a", "--name", "A", "--role", "admin"], 1, "write an e-mail address"],
    [["add", "a@x.example", "--name", "A", "--role", "rep"], 1, "Choose which rep"],
    [["add", "a@x.example", "--name", "A", "--role", "rep", "--rep", "Nobody"], 1, "There is no rep called Nobody."],
  ])("refuses %j", async (args, code, words) => {
    const outcome = await users(...args);
    expect(outcome.code).toBe(code);
    expect(outcome.err).toContain(words);
    expect(await database.client.user.count()).toBe(0);
  });
});
