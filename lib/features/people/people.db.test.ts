import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findLink } from "@/lib/auth/one-time-links";
import type { Role } from "@/lib/auth/permissions";
import type { WriteScope } from "@/lib/auth/scope";
import { setUpTestDatabase } from "@/lib/testing/database";
import { withLoopbackMail } from "@/lib/testing/mail-server";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import {
  createPersonLink,
  deactivatePerson,
  invitePerson,
  reactivatePerson,
  removeSecondFactor,
  updatePerson,
} from "./mutations";
import { getPerson, listFreeReps, listPeople } from "./queries";
import { invitationSchema } from "./schema";

const settings = vi.hoisted(() => ({ url: null as string | null, smtpUrl: null as string | null }));
vi.mock("@/lib/config/env", async (original) => {
  const real = await original<typeof import("@/lib/config/env")>();
  return { ...real, env: () => ({ ...real.env(), ...settings }) };
});

const BASE = "https://attain.example";
const database = setUpTestDatabase();
beforeEach(() => database.clear());
afterEach(() => Object.assign(settings, { url: null, smtpUrl: null }));

const reads = () => testReadScope("people.read");
const writes = () => testWriteScope("people.write");
const as = (userId: number): WriteScope => ({ ...writes(), actor: { ...writes().actor, userId } });
const person = async (name: string, roles: readonly Role[], repId: number | null = null) =>
  (
    await database.client.user.create({
      data: {
        name,
        email: `${name.toLowerCase()}@x.example`,
        repId,
        roles: { create: roles.map((role) => ({ role })) },
        signInMethods: { create: { providerId: "credential", accountId: name, password: "hash" } },
      },
    })
  ).id;
const rep = async (name: string) => (await database.client.rep.create({ data: { name } })).id;
const ana = (more: object = {}) =>
  invitationSchema.parse({ name: " Ana ", email: " Ana@X.example", roles: ["finance"], ...more });
const withMailServer = <T>(work: (letters: string[]) => Promise<T>): Promise<T> =>
  withLoopbackMail(async (letters, url) => {
    settings.smtpUrl = url;
    return await work(letters);
  });
const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";

describe("inviting", () => {
  it("makes an account that is not active yet, and a link that is told once", async () => {
    const { userId, link } = await invitePerson(writes(), ana(), BASE);
    expect(link).toMatch(/^https:\/\/attain\.example\/invitation\/[\w-]{43}$/);
    expect(await findLink("invitation", tokenOf(link))).toMatchObject({ userId, email: "ana@x.example" });
    expect(await getPerson(reads(), userId)).toMatchObject({ name: "Ana", state: "invited", roles: ["finance"] });
    const kept = JSON.stringify(await database.client.auditEntry.findMany(), (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(kept).toContain("people.invite");
    expect(kept).not.toContain(tokenOf(link));
  });

  it("again puts an end to the earlier link", async () => {
    const { userId, link } = await invitePerson(writes(), ana(), BASE);
    const again = await createPersonLink(writes(), userId, BASE);
    expect(await findLink("invitation", tokenOf(link))).toBeNull();
    expect(await findLink("invitation", tokenOf(again.link))).not.toBeNull();
    expect((await getPerson(reads(), userId)).state).toBe("invited");
  });

  it("refuses an address that has an account, in whatever case, and writes nothing", async () => {
    await invitePerson(writes(), ana(), BASE);
    await expect(invitePerson(writes(), ana({ email: "ANA@x.EXAMPLE" }), BASE)).rejects.toMatchObject({
      code: "conflict",
      details: [{ where: "email" }],
    });
    expect(await database.client.auditEntry.count({ where: { action: "people.invite" } })).toBe(1);
  });

  it("takes nobody without a role, and no rep without saying which", async () => {
    expect(invitationSchema.safeParse({ name: "A", email: "a@x.example" }).error?.issues[0]?.path).toEqual(["roles"]);
    await expect(invitePerson(writes(), ana({ roles: ["rep"], repId: "" }), BASE)).rejects.toMatchObject({
      details: [{ where: "repId" }],
    });
    expect(await database.client.user.count()).toBe(0);
  });

  it("links a rep to one account only", async () => {
    const repId = await rep("Bo");
    await invitePerson(writes(), ana({ roles: ["rep"], repId }), BASE);
    const second = ana({ email: "b@x.example", roles: ["rep"], repId });
    await expect(invitePerson(writes(), second, BASE)).rejects.toThrow("Bo is linked to the account of Ana already.");
    expect(await listFreeReps(reads())).toEqual([]);
  });

  it("sends the link by mail where there is a mail server and an address of its own", async () => {
    await withMailServer(async (letters) => {
      expect((await invitePerson(writes(), ana(), BASE)).link).not.toBeNull();
      settings.url = BASE;
      const { userId } = await invitePerson(writes(), ana({ email: "b@x.example" }), BASE);
      expect(letters).toHaveLength(1);
      const token = /invitation\/([\w-]+(?:=\r\n[\w-]+)*)/.exec(letters[0] ?? "")?.[1]?.replaceAll("=\r\n", "") ?? "";
      expect(await findLink("invitation", token)).toMatchObject({ userId });
    });
    const unsent = await invitePerson(writes(), ana({ email: "c@x.example" }), BASE);
    expect(unsent.problem).toMatch(/did not take the mail/);
    expect(await findLink("invitation", tokenOf(unsent.link))).not.toBeNull();
  });
});

describe("changing an account", () => {
  it("gives roles, a rep and a name, and keeps what was before on record", async () => {
    const id = await person("Ana", ["finance"]);
    const repId = await rep("Ana Rep");
    await updatePerson(writes(), { userId: id, name: "Ana B", roles: ["rep", "sales_manager"], repId });
    expect(await getPerson(reads(), id)).toMatchObject({
      name: "Ana B",
      roles: ["sales_manager", "rep"],
      rep: { id: repId },
      state: "active",
    });
    expect(await database.client.auditEntry.findFirst({ where: { action: "people.update" } })).toMatchObject({
      before: { name: "Ana", roles: ["finance"], repId: null },
      after: { name: "Ana B", roles: ["rep", "sales_manager"], repId },
    });
  });

  it("leaves one admin who can sign in", async () => {
    const first = await person("Ana", ["admin"]);
    const demoted = { userId: first, name: "Ana", roles: ["finance" as const], repId: null };
    await invitePerson(writes(), ana({ email: "b@x.example", roles: ["admin"] }), BASE);
    await expect(updatePerson(writes(), demoted)).rejects.toThrow("Ana is the last active admin");
    await expect(deactivatePerson(writes(), first)).rejects.toThrow("Ana is the last active admin");
    const second = await person("Cy", ["admin"]);
    const outcomes = await Promise.allSettled([
      deactivatePerson(as(second), first),
      deactivatePerson(as(first), second),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("deactivates with the end of every session, and back", async () => {
    const admin = await person("Ana", ["admin"]);
    const id = await person("Bo", ["finance"]);
    const expiresAt = new Date(Date.now() + 1e6);
    await database.client.session.create({ data: { token: "a", userId: id, expiresAt } });
    await database.client.session.create({ data: { token: "b", userId: admin, viewAsUserId: id, expiresAt } });
    const { link } = await createPersonLink(writes(), id, BASE);
    expect(link).toContain("/reset/");

    await deactivatePerson(as(admin), id);
    expect(await database.client.session.findMany({ select: { userId: true, viewAsUserId: true } })).toEqual([
      { userId: admin, viewAsUserId: null },
    ]);
    expect((await getPerson(reads(), id)).state).toBe("deactivated");
    await expect(createPersonLink(writes(), id, BASE)).rejects.toMatchObject({ code: "conflict" });
    await reactivatePerson(as(admin), id);
    expect(await findLink("reset", tokenOf(link))).toBeNull();
    expect((await getPerson(reads(), id)).state).toBe("active");
    await expect(deactivatePerson(as(admin), admin)).rejects.toThrow("your own account");
  });

  it("takes a lost second factor away with every session and open link, on record, and says so by mail", async () => {
    const admin = await person("Ana", ["admin"]);
    const id = await person("Bo", ["finance"]);
    await expect(removeSecondFactor(as(admin), id)).rejects.toThrow("Bo has no second factor.");
    await database.client.user.updateMany({ data: { twoFactorEnabled: true } });
    await database.client.twoFactor.create({ data: { userId: id, secret: "s", backupCodes: "[]", verified: true } });
    const expiresAt = new Date(Date.now() + 1e6);
    await database.client.session.create({ data: { token: "a", userId: id, expiresAt } });
    const { link } = await createPersonLink(writes(), id, BASE);

    const letters = await withMailServer(async (sent) => {
      const notice = await removeSecondFactor(as(admin), id);
      expect(notice).toEqual({ name: "Bo", email: "bo@x.example", mailed: true, problem: null });
      return sent;
    });
    expect(letters[0]).toContain("To: bo@x.example");
    expect((await getPerson(reads(), id)).twoFactor).toBe(false);
    expect(await database.client.twoFactor.count()).toBe(0);
    expect(await database.client.session.count()).toBe(0);
    expect(await findLink("reset", tokenOf(link))).toBeNull();
    expect(await database.client.auditEntry.findMany({ where: { action: "people.remove_two_factor" } })).toMatchObject([
      { actorUserId: admin, objectId: String(id), summary: "Removed the second factor of Bo" },
    ]);
    await expect(removeSecondFactor(as(admin), admin)).rejects.toThrow("Turn your own second factor off");
    expect(await database.client.user.count({ where: { twoFactorEnabled: true } })).toBe(1);
    const untold = await removeSecondFactor({ ...writes(), actor: { ...writes().actor, userId: null } }, admin);
    expect(untold.problem).toMatch(/did not take the mail/);
  });

  it("tells of each person the rep, the teams and when they were last there", async () => {
    const id = await person("Ana", ["sales_manager"]);
    await database.client.team.create({ data: { name: "North", managerUserId: id } });
    const seen = new Date("2026-03-01T10:00:00Z");
    await database.client.user.update({ where: { id }, data: { lastSeenAt: seen } });
    expect(await listPeople(reads())).toEqual([
      expect.objectContaining({ name: "Ana", manages: ["North"], lastSeenAt: seen, twoFactor: false, rep: null }),
    ]);
  });

  it("tells which keys a person made that go on working without them", async () => {
    const id = await person("Ana", ["admin"]);
    const key = (name: string, more: object = {}) =>
      database.client.apiKey.create({
        data: { name, role: "finance", createdByUserId: id, start: name, keyHash: name, ...more },
      });
    await key("Warehouse");
    await key("Revoked", { revokedAt: new Date() });
    await key("Expired", { expiresAt: new Date("2026-01-01") });
    await key("Own", { userId: id });
    expect((await getPerson(reads(), id)).keys).toEqual(["Warehouse"]);
  });
});

it("is for people.read and people.write only", async () => {
  await expect(listPeople(testReadScope("sales.read"))).rejects.toMatchObject({ code: "misuse" });
  await expect(invitePerson(testWriteScope("imports.write"), ana(), BASE)).rejects.toMatchObject({ code: "misuse" });
  expect(() => testWriteScope("people.write", { role: "leadership" })).toThrow(/may not do this/);
});
