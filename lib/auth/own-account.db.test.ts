import { TOTP } from "otpauth";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { execute, raw, sql } from "@/lib/db/sql";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { describeOnEachDatabase } from "@/lib/testing/database";
import { authentication } from "./better-auth";
import { createLinkToken } from "./one-time-links";
import {
  changeEmail,
  confirmEmail,
  confirmTwoFactor,
  endOtherSessions,
  endSession,
  offerTwoFactor,
  removeTwoFactor,
  renewRecoveryCodes,
} from "./own-account";
import { askForReset } from "./password-links";
import { setPassword } from "./passwords";
import { requireWriteScope } from "./session";
import { endViewAs, startViewAs } from "./view-as";

const request = vi.hoisted(() => ({ cookie: "", later: [] as (() => Promise<void>)[] }));
const mail = vi.hoisted(() => ({ url: null as string | null, sent: [] as string[] }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-attain-address": "192.0.2.1" }),
  cookies: async () => request.cookie,
}));
vi.mock("next/server", () => ({ after: (work: () => Promise<void>) => request.later.push(work) }));
vi.mock("@/lib/mail/send-mail", () => ({
  findMailLinkBase: () => mail.url,
  sendMail: async ({ text }: { text: string }) => void mail.sent.push(text),
}));

const PASSWORD = "four plain words here";

describeOnEachDatabase("one's own account", (database) => {
  let ada = 0;
  beforeAll(() => vi.stubEnv("ATTAIN_SECRET", "a secret of at least 32 characters"));
  afterAll(() => vi.unstubAllEnvs());
  beforeEach(async () => {
    await database.clear();
    await createOrganisation();
    ada = await person("ada");
    await openBrowserOf("ada");
  });
  afterEach(async () => {
    Object.assign(mail, { url: null, sent: [] });
    request.later = [];
    await execute(database.client, sql`alter table audit_entries drop constraint if exists refuses_the_test`);
  });

  const person = async (name: string) => {
    const data = { name, email: `${name}@example.com`, roles: { create: { role: "admin" as const } } };
    const { id } = await database.client.user.create({ data });
    await setPassword(database.client, id, PASSWORD);
    return id;
  };
  const openBrowserOf = async (name: string) => {
    const answer = await authentication().api.signInEmail({
      body: { email: `${name}@example.com`, password: PASSWORD },
      asResponse: true,
    });
    request.cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
  };
  const scope = () => requireWriteScope("own_account.write");
  const deeds = async () =>
    (await database.client.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ action }) => action);
  /** From now on the record takes no such entry. */
  const refuseOnRecord = (action: string) =>
    execute(
      database.client,
      raw(`alter table audit_entries add constraint refuses_the_test check (action <> '${action}') not valid`),
    );
  const state = async () => ({
    users: await database.client.user.findMany({ select: { email: true, twoFactorEnabled: true } }),
    factors: await database.client.twoFactor.findMany(),
    sessions: await database.client.session.findMany({
      select: { id: true, token: true, viewAsUserId: true },
      orderBy: { id: "asc" },
    }),
    links: await database.client.oneTimeLink.findMany(),
  });
  const otherBrowser = () =>
    database.client.session.create({
      data: { token: "other", userId: ada, expiresAt: new Date(Date.now() + 60_000) },
    });
  const codeOf = (uri: string) =>
    new TOTP({ secret: new URL(uri).searchParams.get("secret") ?? "", digits: 6, period: 30 }).generate();
  const turnOn = () => database.client.user.update({ where: { id: ada }, data: { twoFactorEnabled: true } });

  it.each<[string, () => Promise<() => Promise<unknown>>]>([
    [
      "view_as.start",
      async () => {
        const rep = await database.client.user.create({
          data: { name: "rae", email: "rae@example.com", roles: { create: { role: "rep" } } },
        });
        return async () => startViewAs(await requireWriteScope("view_as.write"), rep.id);
      },
    ],
    [
      "view_as.end",
      async () => {
        const rep = await database.client.user.create({
          data: { name: "rae", email: "rae@example.com", roles: { create: { role: "rep" } } },
        });
        await startViewAs(await requireWriteScope("view_as.write"), rep.id);
        return endViewAs;
      },
    ],
    [
      "account.end_session",
      async () => {
        const { id } = await otherBrowser();
        return async () => endSession(await scope(), id);
      },
    ],
    ["account.end_sessions", async () => otherBrowser().then(() => async () => endOtherSessions(await scope()))],
    ["account.offer_two_factor", async () => async () => offerTwoFactor(await scope(), PASSWORD)],
    [
      "account.two_factor",
      async () => {
        const { uri } = await offerTwoFactor(await scope(), PASSWORD);
        return async () => confirmTwoFactor(await scope(), codeOf(uri));
      },
    ],
    [
      "account.recovery_codes",
      async () => {
        await offerTwoFactor(await scope(), PASSWORD);
        await turnOn();
        return async () => renewRecoveryCodes(await scope(), PASSWORD);
      },
    ],
    [
      "account.no_two_factor",
      async () => {
        await offerTwoFactor(await scope(), PASSWORD);
        await turnOn();
        return async () => removeTwoFactor(await scope(), PASSWORD);
      },
    ],
    [
      "account.ask_email",
      async () => {
        mail.url = "https://attain.example";
        return async () => changeEmail(await scope(), PASSWORD, "new@example.com");
      },
    ],
    ["account.email", async () => async () => changeEmail(await scope(), PASSWORD, "new@example.com")],
    [
      "account.ask_reset",
      async () => {
        mail.url = "https://attain.example";
        return async () => {
          await askForReset("ada@example.com");
          await Promise.all(request.later.splice(0).map((work) => work()));
        };
      },
    ],
  ])("changes by %s together with the record, or not at all", async (action, prepare) => {
    const work = await prepare();
    const before = await state();
    await refuseOnRecord(action);
    await expect(work()).rejects.toThrow();
    expect(await state()).toEqual(before);
    expect(mail.sent).toEqual([]);
    await execute(database.client, sql`alter table audit_entries drop constraint refuses_the_test`);
    await work();
    expect(await state()).not.toEqual(before);
    expect(await deeds()).toContain(action);
  });

  it("says that a second factor is on already, or off already, in the words of a conflict", async () => {
    await expect(removeTwoFactor(await scope(), PASSWORD)).rejects.toMatchObject({ code: "conflict" });
    await expect(renewRecoveryCodes(await scope(), PASSWORD)).rejects.toMatchObject({ code: "conflict" });
    const both = await Promise.all([offerTwoFactor(await scope(), PASSWORD), offerTwoFactor(await scope(), PASSWORD)]);
    expect(both).toHaveLength(2);
    await turnOn();
    await expect(offerTwoFactor(await scope(), PASSWORD)).rejects.toMatchObject({
      code: "conflict",
      message: "The second factor is on already. Turn it off first.",
    });
    await expect(confirmTwoFactor(await scope(), "123456")).rejects.toMatchObject({ code: "conflict" });
  });

  it("gives an address to one of those who ask for it at the same moment, and tells the others", async () => {
    const [first, second] = [await person("bo"), await person("cy")];
    const email = "shared@example.com";
    const links = await Promise.all(
      [first, second].map((userId) => createLinkToken(database.client, "change_email", { userId, email })),
    );
    const outcomes = await Promise.allSettled(links.map(confirmEmail));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refusal = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refusal?.reason).toMatchObject({ code: "conflict", details: [{ where: "email" }] });
    expect(await database.client.user.count({ where: { email } })).toBe(1);
  });

  it("keeps a wrong present password and a wrong code on record as what they are, and limits them", async () => {
    await offerTwoFactor(await scope(), PASSWORD);
    await expect(confirmTwoFactor(await scope(), "000000")).rejects.toMatchObject({ code: "invalid_input" });
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await expect(removeTwoFactor(await scope(), "wrong")).rejects.toMatchObject({
        code: "invalid_input",
        details: [{ where: "present" }],
      });
    }
    await expect(removeTwoFactor(await scope(), PASSWORD)).rejects.toMatchObject({ code: "rate_limited" });
    expect(
      await database.client.auditEntry.findMany({
        where: { action: "account.refuse" },
        select: { summary: true, actorUserId: true },
        distinct: ["summary"],
        orderBy: { summary: "asc" },
      }),
    ).toEqual([
      { summary: "Refused a wrong code", actorUserId: ada },
      { summary: "Refused a wrong present password", actorUserId: ada },
    ]);
  });
});
