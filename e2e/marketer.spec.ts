import { expect, openFromMenu, signInAs, test } from "./fixtures";

test("a marketer follows a campaign from its visits to the customers who stayed", async ({ page }) => {
  await signInAs(page, "Marketer");
  await openFromMenu(page, "Campaigns");
  const first = page
    .getByRole("main")
    .getByRole("table")
    .locator("tbody")
    .getByRole("rowheader")
    .first()
    .getByRole("link")
    .first();
  const name = (await first.textContent()) ?? "";
  await first.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  const parts = page.getByRole("main").getByRole("heading", { level: 2 });
  for (const part of [/visit/i, /engagement/i, /stay|retention|customers/i, /aware/i])
    await expect(parts.filter({ hasText: part }).first()).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
});

test("a marketer does not see the reps' results", async ({ page }) => {
  await signInAs(page, "Marketer");
  await expect(
    page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name: "Reps" }),
  ).toHaveCount(0);
  expect((await page.request.get("/reps")).status()).toBe(403);
  expect((await page.request.get("/reps/export")).status()).toBe(403);
});
