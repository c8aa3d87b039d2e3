import { expect, openFromMenu, signInAs, test } from "./fixtures";

test("a sales manager sees the reps of their team, and opens one with the period in view", async ({ page }) => {
  await signInAs(page, "Sales manager");
  await openFromMenu(page, "Reps");
  await page.getByRole("link", { name: /^Previous period/ }).click();
  await expect(page).toHaveURL(/period=/);
  const table = page.getByRole("table", { name: /^Reps in/ });
  const names = table.locator("tbody").getByRole("rowheader");
  await expect(names.filter({ hasText: "Imani Castellane" })).toBeVisible();
  await expect(names.filter({ hasText: "Nadia Whitcombe" })).toHaveCount(0);
  await expect(table.locator("tfoot").getByRole("rowheader")).toHaveText(/^All \d+ reps$/);

  const period = new URL(page.url()).searchParams.get("period");
  await table.getByRole("link", { name: "Imani Castellane" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Imani Castellane" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("period")).toBe(period);
  await page.getByRole("link", { name: "Commission", exact: true }).click();
  await expect(page.getByRole("region", { name: "Lines", exact: true })).toBeVisible();
});
