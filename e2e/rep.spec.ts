import { columnOf, expect, readAmount, signInAs, test } from "./fixtures";

test.beforeEach(async ({ page }) => signInAs(page, "Rep"));

test("a rep sees what they are owed, and each line opens into its arithmetic", async ({ page }) => {
  await expect(page.getByRole("heading", { level: 1, name: "Hello Imani" })).toBeVisible();
  await page.getByRole("button", { name: /account and appearance$/ }).click();
  await page.getByRole("menuitem", { name: "My page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Imani Castellane" })).toBeVisible();
  await page.getByRole("link", { name: "Commission", exact: true }).click();
  await expect(page).toHaveURL(/tab=commission/);

  const lines = page.getByRole("region", { name: "Lines", exact: true });
  const line = lines.getByRole("group").first();
  await expect(line.getByRole("listitem").first()).toBeHidden();
  await line.locator("summary").click();
  await expect(line.getByRole("listitem").first()).toBeVisible();
  expect(await line.getByRole("listitem").allInnerTexts()).toContainEqual(expect.stringMatching(/[×%]/));
});

test("the deals behind a rep's revenue add up to it", async ({ page }) => {
  const card = page.getByRole("link", { name: /^Revenue: .*, open its rows$/ });
  const shown = readAmount((await card.getAttribute("aria-label")) ?? "");
  await card.click();
  await expect(page).toHaveURL(/\/deals\?.*metric=revenue/);
  const table = page.getByRole("table", { name: /^Deals won/ });
  const counted = await columnOf(table, "Counts for");
  const credited = await counted.rows.allInnerTexts();
  expect(credited.length).toBeGreaterThan(0);
  const sum = credited.reduce((total, text) => total + readAmount(text).amount, 0);
  const total = readAmount((await counted.total.textContent()) ?? "");
  // Each row is rounded to a whole unit, and the card to its last digit.
  expect(Math.abs(sum - total.amount)).toBeLessThanOrEqual(0.5 * (credited.length + 1));
  expect(Math.abs(total.amount - shown.amount)).toBeLessThanOrEqual(shown.within + total.within);
});

test("a rep sees nobody else", async ({ page }) => {
  await page.goto("/reps");
  const table = page.getByRole("table", { name: /^Reps in/ });
  await expect(table.locator("tbody").getByRole("rowheader")).toHaveText([/Imani Castellane/]);
  const own = await table.getByRole("link", { name: "Imani Castellane" }).getAttribute("href");
  const [, id] = /\/reps\/(\d+)/.exec(own ?? "") ?? [];
  const other = await page.request.get(`/reps/${Number(id) - 1}`);
  expect(other.status()).toBe(404);
  for (const path of [
    "/imports",
    "/settings",
    "/settings/people",
    "/settings/teams",
    "/settings/roles",
    "/settings/stages",
  ])
    expect((await page.request.get(path)).status(), path).toBe(403);
  await expect(
    page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name: "Imports" }),
  ).toHaveCount(0);
});

test("a rep sees of the others their name, place and revenue, and nothing that opens", async ({ page }) => {
  await page.goto("/reps");
  const board = page.getByRole("table", { name: /^Reps by revenue in/ });
  await expect(board.getByRole("rowheader", { name: "Imani Castellane (you)" })).toHaveCount(1);
  expect(await board.locator("tbody").getByRole("rowheader").count()).toBeGreaterThan(10);
  await expect(board.getByRole("columnheader")).toHaveText(["Rep", "Place", "Revenue"]);
  await expect(board.getByRole("link")).toHaveCount(0);
});
