import { beforeAll, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { setUpTestDatabase } from "@/lib/testing/database";
import { jsonAnswer } from "./answer";
import { once } from "./once";

const database = setUpTestDatabase();
let apiKeyId = 0;

beforeAll(async () => {
  const key = await database.client.apiKey.create({
    data: { name: "k", role: "admin", keyHash: "h", start: "attain_" },
  });
  apiKeyId = key.id;
});

const send = (key: string, work: () => Promise<ReturnType<typeof jsonAnswer>>) =>
  once(
    new Request("http://attain.example/api/v1/import/deals", { method: "POST", headers: { "idempotency-key": key } }),
    { actor: { apiKeyId }, bodyHash: "same" },
    work,
  );
const failing = (code: "conflict" | "unavailable" | "invalid_input") => async () => {
  throw new AppError(code, "No");
};

it.each(["conflict", "unavailable"] as const)("may be sent again after %s, which did nothing", async (code) => {
  await expect(send(code, failing(code))).rejects.toMatchObject({ code });
  const again = await send(code, async () => jsonAnswer({ done: true }));
  expect([again.status, again.headers.has("idempotency-replayed")]).toEqual([200, false]);
});

it("gives the answer to a bad file again", async () => {
  expect((await send("bad", failing("invalid_input"))).status).toBe(400);
  const again = await send("bad", async () => jsonAnswer({ done: true }));
  expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([400, "true"]);
});
