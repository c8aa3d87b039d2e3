import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Role } from "@/lib/auth/permissions";
import type { WriteScope } from "@/lib/auth/scope";
import { queryRows, sql } from "@/lib/db/sql";
import { storeRep } from "@/lib/testing/commission-facts";
import { setUpTestDatabase } from "@/lib/testing/database";
import { calculateStatements, storeFlatFacts } from "@/lib/testing/flat-plan";
import { withLoopbackMail } from "@/lib/testing/mail-server";
import { testWriteScope } from "@/lib/testing/scopes";
import { disputeStatement, replyToDispute, settleByAdjustment, settleByReason, takeDisputeBack } from "./actions";

const settings = vi.hoisted(() => ({ url: null as string | null, smtpUrl: null as string | null }));
const request = vi.hoisted(() => ({ scope: null as unknown, later: [] as (() => Promise<void>)[] }));
vi.mock("@/lib/config/env", async (original) => {
  const real = await original<typeof import("@/lib/config/env")>();
  return { ...real, env: () => ({ ...real.env(), ...settings }) };
});
vi.mock("@/lib/http/access", () => ({ findScope: async () => ({ scope: request.scope }) }));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));
vi.mock("next/server", () => ({ after: (work: () => Promise<void>) => request.later.push(work) }));

const database = setUpTestDatabase();
const users = new Map<string, number>();
let ana = 0;
let statementId = 0;

afterEach(() => {
  Object.assign(settings, { url: null, smtpUrl: null });
  request.later.length = 0;
});

beforeEach(async () => {
  await database.clear();
  users.clear();
  await storeFlatFacts(database.client, { "2026-03-20": "1000.00" });
  await calculateStatements(database.client);
  ana = await storeRep(database.client, "ana");
  const [march] = await queryRows<{ id: number }>(database.client, sql`select id from statements`);
  statementId = march?.id ?? 0;
  await person("Ana", ["rep"], ana);
  await person("Bo", ["rep"], await storeRep(database.client, "bo"));
  await person("Fi", ["finance"]);
  await person("Ada", ["admin"]);
  await person("Lee", ["leadership"]);
  await person("Mo", ["sales_manager"]);
  await person("Head", ["sales_manager"]);
  await person("Other", ["sales_manager"]);
  await person("Gone", ["finance"], null, new Date());
  const sales = await team("Sales", "Head", null);
  const north = await team("North", "Mo", sales);
  await team("South", "Other", sales);
  await database.client.teamMembership.create({
    data: { repId: ana, fromOn: new Date("2026-01-01"), teamId: north },
  });
});

async function person(name: string, roles: readonly Role[], repId: number | null = null, disabledAt?: Date) {
  const data = { name, email: `${name.toLowerCase()}@x.example`, repId, disabledAt: disabledAt ?? null };
  const { id } = await database.client.user.create({
    data: { ...data, roles: { create: roles.map((role) => ({ role })) } },
  });
  users.set(name, id);
}

const team = async (name: string, manager: string, parentId: number | null) =>
  (await database.client.team.create({ data: { name, parentId, managerUserId: users.get(manager) ?? null } })).id;

/** Acts as somebody: what is done, then what is sent. */
async function as(name: string, scope: WriteScope, act: () => Promise<{ ok: boolean }>): Promise<void> {
  request.scope = { ...scope, actor: { ...scope.actor, userId: users.get(name) ?? null, name } };
  expect(await act()).toMatchObject({ ok: true });
  for (const work of request.later.splice(0)) await work();
}

const asAna = () => testWriteScope("disputes.write", { role: "rep", repId: ana });
const asFinance = (action: "disputes.write" | "statements.review" | "adjustments.write") =>
  testWriteScope(action, { role: "finance" });
const dispute = () =>
  as("Ana", asAna(), () => disputeStatement({ statementId, text: "My share was 60%\nNot 50%\nSee\nthe contract" }));
const disputeId = async () => (await database.client.dispute.findFirstOrThrow()).id;
const decoded = (letter: string) => letter.replaceAll("=\r\n", "").replaceAll("=C2=A0", " ").replaceAll("=3D", "=");
const receivers = (letters: string[]) =>
  letters
    .splice(0)
    .map((letter) => /^To: (\w+)@/m.exec(letter)?.[1])
    .sort();

async function withMail(work: (letters: string[]) => Promise<void>): Promise<void> {
  await withLoopbackMail(async (letters, smtpUrl) => {
    Object.assign(settings, { url: "https://attain.example", smtpUrl });
    await work(letters);
  });
}

it("tells those who may settle what the rep writes, and the rep and the thread what they answer", async () => {
  await withMail(async (letters) => {
    await dispute();
    const [letter = ""] = letters.map(decoded);
    expect(letter).toContain("Subject: Dispute of the statement of ana for March 2026");
    expect(letter).toContain("Ana disputes the statement of ana for March 2026.");
    expect(letter).toContain("> My share was 60%\r\n> Not 50%\r\n> See =E2=80=A6");
    expect(letter).not.toContain("the contract");
    expect(letter).not.toMatch(/\d\.\d\d|\$|USD/);
    expect(letter).toContain(`https://attain.example/commissions/statements/${statementId}#dispute-`);
    expect(receivers(letters)).toEqual(["fi", "head", "mo"]);
    const id = await disputeId();

    await as("Ada", testWriteScope("disputes.write"), () => replyToDispute({ id, text: "I look into it" }));
    expect(receivers(letters)).toEqual(["ana"]);
    await as("Ana", asAna(), () => replyToDispute({ id, text: "Thank you" }));
    expect(receivers(letters)).toEqual(["ada", "fi", "head", "mo"]);
    await as("Fi", asFinance("statements.review"), () => settleByReason({ id, reason: "The deal says 50%" }));
    expect(receivers(letters)).toEqual(["ada", "ana"]);
  });
});

it("tells how it ended, by an adjustment without its amount, and that it was taken back", async () => {
  await withMail(async (letters) => {
    await dispute();
    await as("Mo", testWriteScope("disputes.write", { role: "finance" }), async () =>
      replyToDispute({ id: await disputeId(), text: "Right" }),
    );
    letters.length = 0;
    await as("Fi", asFinance("adjustments.write"), async () =>
      settleByAdjustment({ id: await disputeId(), amount: "123.45", currency: "USD", reason: "Share", sure: ["yes"] }),
    );
    expect(decoded(letters[0] ?? "")).toContain("Fi settled, by an adjustment, the dispute of the statement of ana");
    expect(letters.join()).not.toContain("123");
    expect(receivers(letters)).toEqual(["ana", "mo"]);

    await database.client.dispute.deleteMany();
    await dispute();
    letters.length = 0;
    await as("Ana", asAna(), async () => takeDisputeBack({ id: await disputeId() }));
    expect(receivers(letters)).toEqual([]);
  });
});

it("tells the admins where nobody else may settle it", async () => {
  await database.client.user.updateMany({
    where: { name: { in: ["Fi", "Mo", "Head"] } },
    data: { disabledAt: new Date() },
  });
  await withMail(async (letters) => {
    await dispute();
    expect(receivers(letters)).toEqual(["ada"]);
  });
});

it("tells the admins where the only other one who settles is the writer, or has the rep's own pay in question", async () => {
  await database.client.user.updateMany({ where: { name: { in: ["Mo", "Head"] } }, data: { disabledAt: new Date() } });
  await withMail(async (letters) => {
    await as("Fi", asFinance("disputes.write"), () => disputeStatement({ statementId, text: "For Ana" }));
    expect(receivers(letters)).toEqual(["ada", "ana"]);
    await database.client.dispute.deleteMany();
    await database.client.user.update({ where: { id: users.get("Ana") ?? 0 }, data: { repId: null } });
    await database.client.user.update({ where: { id: users.get("Fi") ?? 0 }, data: { repId: ana } });
    await as("Bo", testWriteScope("disputes.write", { role: "rep", repId: ana }), () =>
      disputeStatement({ statementId, text: "Mine" }),
    );
    expect(receivers(letters)).toEqual(["ada"]);
  });
});

it("is done though no mail can be sent, or the server takes none", async () => {
  await dispute();
  Object.assign(settings, { url: "https://attain.example", smtpUrl: "smtp://127.0.0.1:1" });
  request.scope = { ...asAna(), actor: { ...asAna().actor, userId: users.get("Ana") ?? null } };
  expect(await replyToDispute({ id: await disputeId(), text: "And this" })).toMatchObject({ ok: true });
  await expect(request.later[0]?.()).rejects.toThrow("The mail server did not take the mail to fi@x.example");
  expect(await database.client.disputeMessage.count()).toBe(2);
});
