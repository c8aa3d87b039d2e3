import type { APIRequestContext } from "@playwright/test";
import { expect, expectNoViolation, signInAs, test } from "./fixtures";
import { makeKey } from "./make-key";

const NAME = `Export ${Date.now()}`;

test("an admin makes a key, a program works with it, and once revoked it works no more", async ({ page, request }) => {
  test.setTimeout(180_000);
  await signInAs(page, "Admin");
  const key = await test.step("the key is shown once", async () => {
    const made = await makeKey(page, NAME, "Admin");
    await expectNoViolation(page, "the page of keys with a new one");
    await page.getByRole("button", { name: "I have it" }).click();
    await page.reload();
    await expect(page.getByText(made)).toHaveCount(0);
    const row = page.getByRole("row", { name: NAME });
    await expect(row).toContainText(made.slice(0, 12));
    await expect(row).toContainText("Never");
    return made;
  });
  const as = { headers: { authorization: `Bearer ${key}` } };

  await test.step("figures and the deals behind them agree over the network", async () => {
    const span = "from=2026-07-01&to=2026-10-01";
    const query = await request.get(`/api/v1/query?metrics=revenue,won_deals&by=rep&${span}`, as);
    expect([query.status(), query.headers()["cache-control"]]).toEqual([200, "private, no-store"]);
    const { total } = await query.json();
    const [sum, count] = await walkDeals(request, key, `metric=revenue&${span}&limit=200`);
    expect([String(sum), count]).toEqual([total.revenue.minor, total.won_deals]);
  });

  await test.step("twenty like imports at once are one", async () => {
    const post = () =>
      request.post("/api/v1/import/accounts", {
        headers: { ...as.headers, "content-type": "text/csv", "idempotency-key": NAME },
        data: `name\n${NAME}\n`,
      });
    const answers = await Promise.all(Array.from({ length: 20 }, post));
    const statuses = answers.map((answer) => answer.status());
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    const first = answers.filter((answer) => answer.status() === 200 && !answer.headers()["idempotency-replayed"]);
    expect(first).toHaveLength(1);
    const again = await post();
    expect([again.status(), again.headers()["idempotency-replayed"]]).toEqual([200, "true"]);
    expect((await again.json()).importId).toBe((await first[0]?.json())?.importId);
    const found = await request.get(`/api/v1/accounts?filter[name]=${encodeURIComponent(NAME)}`, as);
    expect((await found.json()).data).toHaveLength(1);
  });

  await test.step("a large file is taken whole", async () => {
    const lines = Array.from({ length: 40_000 }, (_, row) => `${row},${"x".repeat(300)}`);
    const headers = { ...as.headers, "content-type": "text/csv" };
    const data = `name,remark\n${lines.join("\n")}\n`;
    const answer = await request.post("/api/v1/import/accounts?dry_run=true", { headers, data, timeout: 60_000 });
    expect((await answer.json()).rows).toMatchObject({ read: 40_000, created: 40_000 });
  });

  await test.step("what there is not, and who nobody is, is told as a problem", async () => {
    const nothing = await request.get("/api/v1/nothing/at/all", as);
    expect([nothing.status(), nothing.headers()["content-type"]]).toEqual([404, "application/problem+json"]);
    expect((await request.put("/api/v1/deals", as)).status()).toBe(405);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const signedIn = await request.get("/api/v1/deals", { headers: { cookie } });
    expect([signedIn.status(), signedIn.headers()["www-authenticate"]]).toEqual([401, 'Bearer realm="Attain"']);
    expect((await (await request.get("/api/v1/openapi.json")).json()).openapi).toBe("3.1.0");
  });

  await test.step("a call is tried from the page", async () => {
    await page.getByRole("link", { name: "Try a call" }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Try a call" })).toBeVisible();
    await page.getByLabel("Key", { exact: true }).fill(key);
    await page.getByLabel("Call", { exact: true }).selectOption("GET /query");
    await page.getByLabel("metrics (required)").fill("revenue");
    await page.getByLabel("from (required)").fill("2026-07-01");
    await page.getByLabel("to (required)").fill("2026-10-01");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("status").filter({ hasText: "200" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Body of the answer" })).toContainText('"total"');
    await expectNoViolation(page, "an answer on the page that tries calls");
    expect(page.url()).not.toContain(key);
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(key);
  });

  await test.step("revoked, it is refused from the next call on", async () => {
    await page.goto("/settings/keys");
    await expect(page.getByRole("row", { name: NAME })).not.toContainText("Never");
    await page.getByRole("button", { name: `Revoke ${NAME}` }).click();
    await page.getByRole("button", { name: `Revoke ${NAME} now` }).click();
    await expect(page.getByRole("row", { name: NAME })).toContainText("Revoked");
    expect((await request.get("/api/v1/metrics", as)).status()).toBe(401);
  });
});

test("a rep's key gets the rep's own rows and nothing of another's", async ({ page, request }) => {
  await signInAs(page, "Admin");
  const key = await makeKey(page, `${NAME} rep`, "Rep");
  const as = { headers: { authorization: `Bearer ${key}` } };
  const reps = (await (await request.get("/api/v1/reps", as)).json()).data as { id: number; name: string }[];
  expect(reps).toHaveLength(1);
  const { data } = await (await request.get("/api/v1/deals?limit=200", as)).json();
  expect(data.length).toBeGreaterThan(0);
  for (const deal of data) expect(deal.reps.map(({ name }: { name: string }) => name)).toContain(reps[0]?.name);
  const statements = (await (await request.get("/api/v1/commissions/statements?period=2026", as)).json()).data;
  expect(new Set(statements.map(({ rep }: { rep: { name: string } }) => rep.name))).toEqual(new Set([reps[0]?.name]));
  expect((await request.get("/api/v1/leads", as)).status()).toBe(403);
});

test("a form that is not filled in says so at its fields, and people without leave see no keys", async ({ page }) => {
  await signInAs(page, "Admin");
  await page.goto("/settings/keys");
  await page.getByLabel("Role").selectOption("Rep");
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByText("Say what the key is for.").first()).toBeVisible();
  await page.getByLabel("Name").fill("Nothing");
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByText(/^Choose a person who is a rep/).first()).toBeVisible();
  await signInAs(page, "Finance");
  page.removeAllListeners("console");
  expect((await page.goto("/settings/keys"))?.status()).toBe(403);
});

async function walkDeals(request: APIRequestContext, key: string, asked: string): Promise<[bigint, number]> {
  let [sum, count] = [0n, 0];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const answer = await request.get(`/api/v1/deals?${asked}${cursor && `&cursor=${cursor}`}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.status()).toBe(200);
    const page: { data: { counted: { minor: string } }[]; next_cursor: string | null } = await answer.json();
    for (const { counted } of page.data) sum += BigInt(counted.minor);
    count += page.data.length;
    cursor = page.next_cursor;
  }
  return [sum, count];
}
