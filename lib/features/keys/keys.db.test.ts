import { createHash } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { findKeyActor } from "@/lib/auth/key";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { setUpTestDatabase } from "@/lib/testing/database";
import { testReadScope, testWriteScope } from "@/lib/testing/scopes";
import { createApiKey, revokeApiKey } from "./mutations";
import { listKeyPeople, listKeys } from "./queries";
import { keySchema } from "./schema";

const database = setUpTestDatabase();
const organisation = { timeZone: "Asia/Tokyo" };
const writes = () => testWriteScope("keys.write", { today: "2026-03-31", organisation });
const reads = () => testReadScope("keys.read");
const bearing = (key: string) => new Headers({ authorization: `Bearer ${key}`, "x-attain-address": "192.0.2.7" });
const make = (input: object) =>
  createApiKey(writes(), keySchema.parse({ name: "Export", role: "finance", expiresOn: "", personId: "", ...input }));

beforeEach(async () => {
  await database.clear();
  await createOrganisation();
});

async function person(name: string, role: "rep" | "sales_manager" | "finance", rep?: string) {
  const { client } = database;
  const repId = rep ? (await client.rep.create({ data: { name: rep } })).id : null;
  const data = { name, email: `${name.toLowerCase()}@example.com`, repId, roles: { create: { role } } };
  return { id: (await client.user.create({ data })).id, repId };
}

it("keeps a hash of the key and its first characters, and puts who made it on record without the key", async () => {
  const { id, key } = await make({});
  expect(key).toMatch(/^attain_[A-Za-z0-9_-]{43}$/);
  const stored = await database.client.apiKey.findUniqueOrThrow({ where: { id } });
  expect([stored.start, stored.keyHash]).toEqual([key.slice(0, 12), createHash("sha256").update(key).digest("hex")]);
  const [entry] = await database.client.auditEntry.findMany({ where: { action: "keys.create" } });
  expect(entry).toMatchObject({ actorName: "tester", objectId: String(id), summary: "Made the key Export" });
  for (const row of [stored, entry, await listKeys(reads())])
    expect(JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(key);
});

it("acts as its role alone, or for the person it is bound to", async () => {
  const ana = await person("Ana", "rep", "Ana");
  const plain = await findKeyActor(bearing((await make({})).key));
  expect(plain).toMatchObject({ userId: null, repId: null, roles: ["finance"], name: "Export", address: "192.0.2.7" });
  const bound = await findKeyActor(bearing((await make({ role: "rep", personId: String(ana.id) })).key));
  expect(bound).toMatchObject({ userId: ana.id, repId: ana.repId, roles: ["rep"], viewedBy: null });
});

it("is not bound to a person who does not hold its role, or has no rows", async () => {
  const boss = await person("Boss", "sales_manager");
  const idle = await person("Idle", "rep");
  const disabled = await person("Gone", "rep", "Gone");
  await database.client.user.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
  for (const personId of ["", String(boss.id), String(idle.id), String(disabled.id), "99999"])
    await expect(make({ role: "rep", personId })).rejects.toMatchObject({ details: [{ where: "personId" }] });
  expect(await listKeyPeople(reads())).toEqual([{ id: boss.id, name: "Boss", roles: ["sales_manager"] }]);
  expect(await database.client.apiKey.count()).toBe(0);
});

it("works through its last day in the organisation's time zone", async () => {
  await expect(make({ expiresOn: "2026-03-30" })).rejects.toMatchObject({ details: [{ where: "expiresOn" }] });
  await make({ expiresOn: "2026-03-31" });
  const [key] = await listKeys(reads());
  expect(key?.expiresAt?.toISOString()).toBe("2026-03-31T15:00:00.000Z");
});

it("is revoked once, and is listed with what became of it", async () => {
  const { client } = database;
  const boss = await person("Boss", "sales_manager");
  const revoked = await make({ name: "Revoked" });
  await make({ name: "Refused", role: "sales_manager", personId: String(boss.id) });
  const expired = await make({ name: "Expired" });
  await make({ name: "Works" });
  await client.userRole.deleteMany({ where: { userId: boss.id } });
  await client.apiKey.update({ where: { id: expired.id }, data: { expiresAt: new Date(0) } });
  await revokeApiKey(writes(), revoked.id);
  await revokeApiKey(writes(), revoked.id);
  expect((await listKeys(reads())).map(({ name, state }) => [name, state])).toEqual([
    ["Works", "active"],
    ["Expired", "expired"],
    ["Refused", "refused"],
    ["Revoked", "revoked"],
  ]);
  expect(await client.auditEntry.count({ where: { action: "keys.revoke" } })).toBe(1);
  await expect(revokeApiKey(writes(), 99_999)).rejects.toMatchObject({ code: "not_found" });
});
