import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createOrganisation } from "@/lib/features/organisation/mutations";
import { setUpTestDatabase } from "@/lib/testing/database";
import { ask, makeKey } from "./_lib/testing";

const database = setUpTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "attain-api-"));
let key: string;
let keyId: number;

beforeAll(() => {
  vi.stubEnv("ATTAIN_DATA_DIR", folder);
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  await database.clear();
  await createOrganisation();
  ({ key, id: keyId } = await makeKey(database.client, "admin"));
});

const CSV = { "content-type": "text/csv; charset=utf-8" };
const NDJSON = { "content-type": "application/x-ndjson" };
const PRODUCTS = "name,list_price\nSaw,100\nAxe,80.5\n";

const post = async (path: string, body: string, headers: Record<string, string> = CSV) =>
  await ask(`/import/${path}`, { key, body, headers });
const once = (id: string, more: Record<string, string> = CSV) => ({ ...more, "idempotency-key": id });
const names = async () =>
  (await database.client.product.findMany({ orderBy: { name: "asc" } })).map(({ name }) => name);
const kept = async () => await database.client.apiKeyRequest.count();

describe("an import", () => {
  it("takes CSV, answers the report, and puts the key on record", async () => {
    const { status, json, call } = await post("products?name=prices.csv", PRODUCTS);
    expect(status).toBe(200);
    expect(call?.answer.parse(json)).toEqual(json);
    expect(json).toMatchObject({ kind: "products", file: "prices.csv", state: "done", rows: { read: 2, created: 2 } });
    const [entry] = await database.client.auditEntry.findMany({ where: { action: "import.write" } });
    expect(entry).toMatchObject({ apiKeyId: keyId, actorName: "key of admin" });
    expect((await post("products", PRODUCTS)).json.rows).toMatchObject({ created: 0, unchanged: 2 });
    expect(readdirSync(join(folder, "uploads"))).toEqual([]);
  });

  it("takes one JSON object per line by the same rules", async () => {
    const body = '{"name":"Saw","list_price":100}\n{"name":"Axe","list_price":"80.5"}\n';
    expect((await post("products", body, NDJSON)).json.rows).toMatchObject({ read: 2, created: 2 });
    expect((await post("products", PRODUCTS)).json.rows).toMatchObject({ unchanged: 2 });
    const wrong = await post("products", '{"name":"Saw"}\n{"title":"Axe"}', NDJSON);
    expect([wrong.status, wrong.json.details[0].where]).toEqual([400, "line 2"]);
  });

  it("that is refused writes nothing and answers 422 with its report", async () => {
    const { status, json, headers, call } = await post("products", "name,list_price\nSaw,100\nAxe,dear\n");
    expect([status, headers.get("content-type")]).toEqual([422, "application/problem+json"]);
    expect(json).toMatchObject({ status: 422, code: "invalid_input", state: "refused", rows: { refused: 1 } });
    expect(json.badRows[0]).toMatchObject({ line: 3, column: "list_price", value: "dear" });
    expect(json.details[0].where).toBe("line 3, list_price");
    expect(call?.refusal?.safeParse(json).success).toBe(true);
    expect(await names()).toEqual([]);
  });

  it("has the options of the command", async () => {
    const text = "Title;Price\nSäge;1.000,50\nbad;x\n";
    const path = "products?map=name=Title&map=list_price=Price&decimal=,&skip_bad_rows=true&alias=name:S%C3%A4ge=Saw";
    const dry = await post(`${path}&dry_run=true`, text);
    expect(dry.json).toMatchObject({ state: "done", dryRun: true, rows: { created: 1, refused: 1 } });
    expect(await names()).toEqual([]);
    const done = await post(path, text);
    expect(done.json.refusedFile).toMatch(/^\d+-products/);
    expect(await names()).toEqual(["Saw"]);
  });

  it.each([
    ["nothing", CSV, 400],
    ["products?colour=red", CSV, 400],
    ["products?map=name", CSV, 400],
    ["products?map=colour=Colour", CSV, 400],
    ["products?preset=nothing", CSV, 400],
    ["products", { "content-type": "application/pdf" }, 415],
    ["products", {}, 415],
  ])("%s with %j is refused before any work, and nothing is kept of it", async (path, headers, status) => {
    const answer = await post(path, PRODUCTS, once("k", headers as Record<string, string>));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
    expect([await names(), await kept()]).toEqual([[], 0]);
  });
});

describe("an Idempotency-Key", () => {
  it("makes one import of twenty requests at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post("products", PRODUCTS, once("twenty"))));
    const statuses = answers.map(({ status }) => status);
    const first = answers.filter(({ status, headers }) => status === 200 && !headers.has("idempotency-replayed"));
    expect(first).toHaveLength(1);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    expect(await database.client.import.count()).toBe(1);
    expect(await database.client.auditEntry.count({ where: { action: "import.write" } })).toBe(1);
    const again = await post("products", PRODUCTS, once("twenty"));
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
    expect(again.json).toEqual(first[0]?.json);
    expect(await database.client.import.count()).toBe(1);
  });

  it("is for one request: another body, kind, option or content type under it is refused", async () => {
    await post("products", PRODUCTS, once("one"));
    for (const [path, body, headers] of [
      ["products", "name\nFile\n", CSV],
      ["accounts", PRODUCTS, CSV],
      ["products?dry_run=true", PRODUCTS, CSV],
      ["products", PRODUCTS, NDJSON],
    ] as const) {
      const { status, json } = await post(path, body, once("one", headers));
      expect([status, json.code]).toEqual([422, "conflict"]);
    }
    expect(await names()).toEqual(["Axe", "Saw"]);
  });

  it("gives the answer of a refused import again, though the same rows would now be taken", async () => {
    const text = "external_id,rep,stage\nD1,Ana,Open\n";
    const refused = await post("deals", text, once("refused"));
    expect(refused.status).toBe(422);
    await post("reps", "name\nAna\n");
    const again = await post("deals", text, once("refused"));
    expect([again.status, again.json, again.headers.get("idempotency-replayed")]).toEqual([422, refused.json, "true"]);
    expect((await post("deals", text, once("anew"))).status).toBe(200);
  });

  it("keeps a bad file's answer too, and counts for its own API key only", async () => {
    expect((await post("products", "", once("empty"))).status).toBe(400);
    expect((await post("products", "", once("empty"))).headers.get("idempotency-replayed")).toBe("true");
    const { key: other } = await makeKey(database.client, "admin");
    const answer = await ask("/import/products", { key: other, body: PRODUCTS, headers: once("empty") });
    expect([answer.status, answer.headers.has("idempotency-replayed")]).toEqual([200, false]);
  });

  it("answers 409 while the first request runs, and lets another take over from a process that died", async () => {
    await post("products", PRODUCTS, once("dead"));
    const { client } = database;
    await client.apiKeyRequest.updateMany({ data: { status: null, createdAt: new Date(Date.now() - 50_000) } });
    const running = await post("products", PRODUCTS, once("dead"));
    expect([running.status, running.json.code]).toEqual([409, "conflict"]);
    await client.apiKeyRequest.updateMany({ data: { createdAt: new Date(Date.now() - 61_000) } });
    const taken = await post("products", PRODUCTS, once("dead"));
    expect([taken.status, taken.json.rows.unchanged, taken.headers.has("idempotency-replayed")]).toEqual([
      200,
      2,
      false,
    ]);
  });

  it("is forgotten after a day", async () => {
    await post("products", PRODUCTS, once("day"));
    await database.client.apiKeyRequest.updateMany({ data: { createdAt: new Date(Date.now() - 86_401_000) } });
    const again = await post("products", PRODUCTS, once("day"));
    expect([again.headers.has("idempotency-replayed"), again.json.rows.unchanged]).toEqual([false, 2]);
  });

  it("has at most 255 characters", async () => {
    expect((await post("products", PRODUCTS, once("k".repeat(256)))).status).toBe(400);
    expect((await post("products", PRODUCTS, once("k".repeat(255)))).status).toBe(200);
    expect(await kept()).toBe(1);
  });
});
