import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { authentication } from "./better-auth";
import { createLinkToken } from "./one-time-links";
import { askForReset, choosePassword } from "./password-links";
import { findActor, findSignedIn, requireScope, requireWriteScope } from "./session";
import { createFirstAdmin, createSetUpToken, isSetUpToken } from "./set-up";
import { signInWithPassword } from "./sign-in";
import { endViewAs, startViewAs } from "./view-as";
import { findPerson } from "./viewable";

const request = vi.hoisted(() => ({ cookie: "", address: "192.0.2.1" }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-attain-address": request.address }),
  cookies: async () => request.cookie,
}));
vi.mock("next/server", () => ({ after: () => undefined }));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`redirect to ${to}`);
  },
}));

const ADA = { name: "Ada", email: "ada@example.com", password: "four plain words here" };

describeOnEachDatabase("accounts", (database) => {
  beforeAll(() => vi.stubEnv("ATTAIN_SECRET", "a secret of at least 32 characters"));
  afterAll(() => vi.unstubAllEnvs());
  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    request.cookie = "";
    request.address = "192.0.2.1";
  });

  const setUpAda = async () => createFirstAdmin((await createSetUpToken()) ?? "", ADA, null);
  /** Makes the request's browser one in which the person is signed in. */
  const openBrowserOf = async (email: string, password: string) => {
    const headers = new Headers({ "x-attain-address": request.address });
    const answer = await authentication().api.signInEmail({ body: { email, password }, headers, asResponse: true });
    request.cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
  };
  const invite = async (name: string, role: "rep" | "admin" | "sales_manager", repId?: number) => {
    const email = `${name.toLowerCase()}@example.com`;
    const user = await database.client.user.create({
      data: { name, email, repId: repId ?? null, roles: { create: { role } } },
    });
    await choosePassword(
      "invitation",
      await createLinkToken(database.client, "invitation", { userId: user.id }),
      ADA.password,
    );
    return user.id;
  };

  it("begin with the link of the console, which works once, also for two at the same moment", async () => {
    const token = (await createSetUpToken()) ?? "";
    expect(await isSetUpToken(token)).toBe(true);
    await expect(createFirstAdmin("another", ADA, null)).rejects.toThrow(/used already, or its time is over/);
    const both = await Promise.allSettled([
      createFirstAdmin(token, ADA, null),
      createFirstAdmin(token, { ...ADA, email: "eve@example.com" }, null),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await database.client.userRole.count({ where: { role: "admin" } })).toBe(1);
    expect(await isSetUpToken(token)).toBe(false);
    expect(await createSetUpToken()).toBeNull();
  });

  it("of who was invited are theirs with the link, once and while it lasts", async () => {
    const user = await database.client.user.create({ data: { name: "Bo", email: "bo@example.com" } });
    const old = await createLinkToken(database.client, "invitation", { userId: user.id });
    const token = await createLinkToken(database.client, "invitation", { userId: user.id });
    await expect(choosePassword("invitation", old, ADA.password)).rejects.toThrow(/Ask for a new one/);
    await expect(choosePassword("reset", token, ADA.password)).rejects.toThrow(/Ask for a new one/);
    expect(await choosePassword("invitation", token, ADA.password)).toBe("bo@example.com");
    await expect(choosePassword("invitation", token, "another password")).rejects.toThrow(/Ask for a new one/);
    expect(await signInWithPassword("BO@example.com", ADA.password)).toBe("signed_in");

    const late = await createLinkToken(database.client, "reset", { userId: user.id });
    await database.client.oneTimeLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    await expect(choosePassword("reset", late, ADA.password)).rejects.toThrow(/its time is over/);
  });

  it("refuse in the same words, whatever was wrong", async () => {
    await setUpAda();
    await database.client.user.create({ data: { name: "New", email: "new@example.com" } });
    await database.client.user.update({
      where: { id: await invite("Gone", "rep") },
      data: { disabledAt: new Date() },
    });
    for (const [email, password] of [
      [ADA.email, "wrong"],
      ["nobody@example.com", ADA.password],
      ["new@example.com", ADA.password],
      ["gone@example.com", ADA.password],
    ] as const) {
      await expect(signInWithPassword(email, password)).rejects.toThrow(
        /^The e-mail address or the password is not right.$/,
      );
    }
    const refusals = await database.client.auditEntry.findMany({ where: { action: "sign_in.refuse" } });
    expect(refusals.map(({ actorName, address }) => [actorName, address])).toContainEqual([
      "unknown address",
      "192.0.2.1",
    ]);
  });

  it("are slowed for one account, however many addresses ask, and for one address, however many accounts it tries", async () => {
    await setUpAda();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      request.address = `192.0.2.${attempt + 10}`;
      await expect(signInWithPassword(ADA.email, "wrong")).rejects.toThrow(/not right/);
    }
    await expect(signInWithPassword(ADA.email, ADA.password)).rejects.toThrow(
      /Too many tries. Try again in 15 minutes/,
    );
    await database.client.rateLimit.updateMany({ data: { endsAt: new Date(Date.now() - 1000) } });
    expect(await signInWithPassword(ADA.email, ADA.password)).toBe("signed_in");

    await database.client.rateLimit.create({
      data: { key: "sign-in address 192.0.2.99", count: 100, endsAt: new Date(Date.now() + 60_000) },
    });
    request.address = "192.0.2.99";
    await expect(signInWithPassword("someone@example.com", "wrong")).rejects.toThrow(/Too many tries/);
  });

  it("are slowed for a whole network of IPv6, and nobody reads from the database who was asked for", async () => {
    await setUpAda();
    request.address = "2001:db8:1:2::1";
    await expect(signInWithPassword(ADA.email, "wrong")).rejects.toThrow(/not right/);
    await askForReset(ADA.email);
    const keys = (await database.client.rateLimit.findMany()).map(({ key }) => key);
    expect(keys.filter((key) => /reset|sign-in/.test(key))).toHaveLength(4);
    expect(keys.join()).not.toContain("ada");
    await database.client.rateLimit.updateMany({
      where: { key: { startsWith: "sign-in address" } },
      data: { count: 100 },
    });
    request.address = "2001:db8:1:2:ffff::9";
    await expect(signInWithPassword(ADA.email, ADA.password)).rejects.toThrow(/Too many tries/);
    request.address = "2001:db8:1:3::9";
    expect(await signInWithPassword(ADA.email, ADA.password)).toBe("signed_in");
  });

  it("leave nothing behind that is over, but what tells who was invited", async () => {
    await setUpAda();
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    const bo = await invite("Bo", "rep");
    const session = (token: string, seen: number, expiresAt: Date) => ({
      token,
      userId: bo,
      expiresAt,
      updatedAt: ago(seen),
    });
    await database.client.session.createMany({
      data: [session("old", 400, ago(300)), session("open", 1, ago(-100))],
    });
    await database.client.verification.createMany({
      data: [
        { identifier: "over", value: "", expiresAt: ago(1) },
        { identifier: "open", value: "", expiresAt: ago(-1) },
      ],
    });
    await database.client.rateLimit.create({ data: { key: "somebody", count: 9, endsAt: ago(1) } });
    await createLinkToken(database.client, "reset", { userId: bo });
    const { id: cy } = await database.client.user.create({ data: { name: "Cy", email: "cy@example.com" } });
    await createLinkToken(database.client, "invitation", { userId: cy });
    await database.client.oneTimeLink.updateMany({ where: { userId: cy }, data: { expiresAt: ago(1) } });
    const left = async () => ({
      sessions: (await database.client.session.findMany({ where: { userId: bo } })).map(({ token }) => token),
      verifications: (await database.client.verification.findMany()).map(({ identifier }) => identifier),
      tries: await database.client.rateLimit.count({ where: { key: "somebody" } }),
      links: (await database.client.oneTimeLink.findMany({ orderBy: { id: "asc" } })).map(({ purpose }) => purpose),
    });
    await signInWithPassword(ADA.email, ADA.password);
    const kept = { sessions: ["open"], verifications: ["open"], tries: 0, links: ["reset", "invitation"] };
    expect(await left()).toEqual(kept);

    await database.client.rateLimit.create({ data: { key: "somebody", count: 9, endsAt: ago(1) } });
    await signInWithPassword(ADA.email, ADA.password);
    expect(await left()).toEqual({ ...kept, tries: 1 });
  });

  it("lose a role, a session or themselves from the next request on", async () => {
    await setUpAda();
    const id = await invite("Bo", "admin");
    await openBrowserOf("bo@example.com", ADA.password);
    expect(await findActor()).toMatchObject({ userId: id, roles: ["admin"], address: "192.0.2.1", viewedBy: null });
    expect(await database.client.session.findFirst({ where: { userId: id } })).toMatchObject({
      ipAddress: "192.0.2.1",
    });
    await database.client.userRole.deleteMany({ where: { userId: id } });
    expect((await findActor())?.roles).toEqual([]);
    await expect(requireScope("imports.read")).rejects.toThrow(/Bo may not do this/);
    await database.client.user.update({ where: { id }, data: { disabledAt: new Date() } });
    expect(await findActor()).toBeNull();
    await database.client.user.update({ where: { id }, data: { disabledAt: null } });
    await choosePassword(
      "reset",
      await createLinkToken(database.client, "reset", { userId: id }),
      "an entirely new one",
    );
    expect(await findActor()).toBeNull();
  });

  it("are signed out after a day without use, and after a week in any case", async () => {
    await setUpAda();
    await openBrowserOf(ADA.email, ADA.password);
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await database.client.session.updateMany({ data: { updatedAt: ago(23) } });
    expect(await findActor()).not.toBeNull();
    await database.client.session.updateMany({ data: { updatedAt: ago(25) } });
    expect(await findActor()).toBeNull();
    await database.client.session.updateMany({ data: { updatedAt: ago(0), expiresAt: ago(0) } });
    expect(await findActor()).toBeNull();
    request.cookie = request.cookie.replace(/=(...)/, "=xyz");
    expect(await findSignedIn()).toBeNull();
  });

  it("knows whether a rep was in no team on a day since they started", async () => {
    await setUpAda();
    const { client } = database;
    const team = await client.team.create({ data: { name: "North" } });
    const was = async (
      name: string,
      days: { startedOn?: string; endedOn?: string },
      teams: readonly [string, boolean][],
    ) => {
      const dates = Object.fromEntries(Object.entries(days).map(([key, day]) => [key, new Date(day)]));
      const rep = await client.rep.create({ data: { name, ...dates } });
      for (const [on, isIn] of teams)
        await client.teamMembership.create({
          data: { repId: rep.id, teamId: isIn ? team.id : null, fromOn: new Date(on) },
        });
      return (await findPerson(await invite(name, "rep", rep.id)))?.wasWithoutTeam;
    };
    expect(await was("Always", {}, [["0001-01-01", true]])).toBe(false);
    expect(await was("Hired", { startedOn: "2026-03-01" }, [["2026-03-01", true]])).toBe(false);
    expect(await was("Later", { startedOn: "2026-03-01" }, [["2026-04-01", true]])).toBe(true);
    expect(await was("Unknown", {}, [["2026-04-01", true]])).toBe(true);
    const between: [string, boolean][] = [
      ["0001-01-01", true],
      ["2026-02-01", false],
      ["2026-03-01", true],
    ];
    expect(await was("Between", {}, between)).toBe(true);
    expect(
      await was("Now", {}, [
        ["0001-01-01", true],
        ["2026-02-01", false],
      ]),
    ).toBe(true);
    expect(
      await was("Left", { endedOn: "2026-01-31" }, [
        ["0001-01-01", true],
        ["2026-02-01", false],
      ]),
    ).toBe(false);
  });

  it("may look at what one below sees, change nothing there, and it is on record", async () => {
    await setUpAda();
    const rep = await database.client.rep.create({ data: { name: "Rae" } });
    const rae = await invite("Rae", "rep", rep.id);
    const other = await invite("Olga", "admin");
    await openBrowserOf(ADA.email, ADA.password);
    await expect(startViewAs(await requireWriteScope("view_as.write"), other)).rejects.toThrow(/people below you/);
    await startViewAs(await requireWriteScope("view_as.write"), rae);
    expect(await findActor()).toMatchObject({ userId: rae, roles: ["rep"], repId: rep.id, viewedBy: { name: "Ada" } });
    await expect(requireScope("imports.read")).rejects.toThrow(/Rae may not/);
    await expect(requireWriteScope("own_account.write")).rejects.toThrow(/can change nothing there/);
    await database.client.userRole.updateMany({ where: { userId: rae }, data: { role: "admin" } });
    expect(await findActor()).toMatchObject({ name: "Ada", viewedBy: null });
    await database.client.userRole.updateMany({ where: { userId: rae }, data: { role: "rep" } });
    await endViewAs();
    expect(await findActor()).toMatchObject({ name: "Ada", viewedBy: null });
    const record = await database.client.auditEntry.findMany({
      where: { objectId: String(rae), action: { startsWith: "view_as" } },
      orderBy: { id: "asc" },
    });
    expect(record.map(({ actorName, summary }) => `${actorName}: ${summary}`)).toEqual([
      "Ada: Began to look at what Rae sees",
      "Ada: Stopped looking at what Rae sees",
    ]);
  });
});
