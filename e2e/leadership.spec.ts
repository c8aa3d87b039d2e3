import { columnOf, expect, readAmount, signInAs, test } from "./fixtures";

test.beforeEach(async ({ page }) => signInAs(page, "Leadership"));

test("the revenue on the overview is the sum of the deals it opens", async ({ page }) => {
  const card = page.getByRole("link", { name: /^Revenue: .*, open its rows$/ });
  const shown = readAmount((await card.getAttribute("aria-label")) ?? "");
  await card.click();
  await expect(page).toHaveURL(/\/deals\?.*metric=revenue/);
  await expect(page.getByText(/they sum to it: \$/)).toBeVisible();
  const table = page.getByRole("table", { name: /^Deals won/ });
  const total = readAmount((await (await columnOf(table, "Counts for")).total.textContent()) ?? "");
  expect(Math.abs(total.amount - shown.amount)).toBeLessThanOrEqual(shown.within + total.within);
});

test("what of the revenue was cancelled since opens the deals, which say so", async ({ page }) => {
  await page.goto("/?period=last-quarter");
  const undone = page.getByText(/^of which \$.+ since cancelled or refunded$/);
  const shown = readAmount((await undone.textContent()) ?? "");
  await undone.getByRole("link").click();
  await expect(page).toHaveURL(/\/deals\?.*metric=revenue_taken_back/);
  await expect(page.getByText(/they sum to it: \$/)).toBeVisible();
  const table = page.getByRole("table", { name: /^The deals/ });
  const total = readAmount((await (await columnOf(table, "Counts for")).total.textContent()) ?? "");
  expect(Math.abs(total.amount - shown.amount)).toBeLessThanOrEqual(shown.within + total.within);
  const stages = await (await columnOf(table, "Stage")).rows.allInnerTexts();
  expect(stages.length).toBeGreaterThan(0);
  for (const stage of stages) expect(stage).toMatch(/ · (cancelled|refunded) /);

  const file = await page.request.get("/deals/export?period=last-quarter&metric=revenue_taken_back");
  const [head, ...rows] = (await file.text()).trim().split("\n");
  expect(head).toContain("Since closing,Taken back");
  expect(rows).toHaveLength(stages.length);
  for (const row of rows) expect(row).toMatch(/,"?(cancelled|refunded) /);
});

test("period and comparison stand in the address, and Back returns to them", async ({ page }) => {
  const sentence = page.getByRole("main").getByRole("paragraph").first();
  await page.getByRole("button", { name: /^Period:/ }).click();
  await page.getByRole("link", { name: "Last quarter" }).click();
  await expect(page).toHaveURL(/period=last-quarter/);
  await expect(page.getByRole("button", { name: /^Period: Q3 2026/ })).toBeVisible();
  const withPrevious = (await sentence.textContent()) ?? "";

  await page.getByRole("button", { name: /^vs / }).click();
  await page.getByRole("menuitem", { name: /^No comparison/ }).click();
  await expect(page).toHaveURL(/compare=off/);
  await expect(page.getByRole("button", { name: "No comparison" })).toBeVisible();

  await page.goBack();
  await expect(page).not.toHaveURL(/compare=off/);
  await expect(page.getByRole("button", { name: /^vs / })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: /^Period: Q3 2026/ })).toBeVisible();
  await expect(sentence).toHaveText(withPrevious);
});

test("what is typed right after the shortcut stands in the palette", async ({ page }) => {
  await page.getByRole("button", { name: /^Period:/ }).click();
  await expect(page.getByRole("link", { name: "Last quarter" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("rowena", { delay: 60 });
  await expect(page.getByRole("textbox", { name: "Search or jump to" })).toHaveValue("rowena");
});

test("leadership sees commission by team, and no rep's", async ({ page }) => {
  await page.goto("/reps");
  const byTeam = page.getByRole("table", { name: /^Commission by team in/ });
  await expect(byTeam.getByRole("columnheader", { name: /Commission earned/ })).toHaveCount(1);
  await expect(byTeam.getByRole("rowheader", { name: "Central" })).toHaveCount(1);
  await expect(byTeam.getByRole("link")).toHaveCount(0);
  const reps = page.getByRole("table", { name: /^Reps in/ });
  await expect(reps.getByRole("columnheader", { name: /Commission/ })).toHaveCount(0);
  expect((await page.request.get("/rows?metric=commission_earned")).status()).toBe(403);
  expect((await page.request.get("/rows/export?metric=commission_earned")).status()).toBe(403);
});
