import { expect, openFromMenu, signInAs, test } from "./fixtures";

test("an admin finds who was refused what, and who took which rows away", async ({ page }) => {
  await signInAs(page, "Rep");
  expect((await page.request.get("/commissions/plans?page=7")).status()).toBe(403);
  expect((await page.request.get("/deals/export?metric=revenue")).status()).toBe(200);
  await signInAs(page, "Admin");
  await page.goto("/settings/audit");
  const record = page.getByRole("table", { name: /^Who did what/ });
  const rows = record.locator("tbody").getByRole("row");

  await page.getByRole("search").getByRole("combobox", { name: "Action" }).selectOption("access.refuse");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/action=access.refuse/);
  const refused = rows.first();
  await expect(refused).toContainText(/Imani Castellane.*Refused: .* may not do this: see commission plans/);
  await expect(refused).toContainText("127.0.0.1");
  await expect(refused.getByText("/commissions/plans?page=7")).toBeHidden();
  await refused.getByText(/^1 value$/).click();
  await expect(refused.getByText("/commissions/plans?page=7")).toBeVisible();

  await page.getByRole("link", { name: "Remove filter Action: access.refuse" }).click();
  await expect(page).not.toHaveURL(/action=/);
  await page.getByRole("search").getByRole("searchbox", { name: "Text" }).fill("metric");
  await page.getByRole("search").getByRole("searchbox", { name: "Text" }).press("Enter");
  await expect(page.getByRole("link", { name: "Remove filter Text: metric" })).toBeVisible();
  await expect(rows.first()).toContainText(/Imani Castellane.*Exported deals.*export.csv/);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  expect((await download).suggestedFilename()).toBe("audit.csv");
  await page.goto("/settings/audit?text=the+record");
  await expect(rows.first()).toContainText("Exported the record");
});

test("the record goes back page by page", async ({ page }) => {
  await signInAs(page, "Admin");
  for (let count = 0; count < 51; count += 1) await page.request.get("/rows/export?metric=calls");
  await page.goto("/settings/audit");
  const rows = page
    .getByRole("table", { name: /^Who did what/ })
    .locator("tbody")
    .getByRole("row");
  await expect(rows).toHaveCount(50);
  const last = page.url();
  await page.getByRole("link", { name: "Older", exact: true }).click();
  await expect(page).toHaveURL(/older=/);
  await expect(rows.first()).toContainText("groups of a figure");
  await page.getByRole("link", { name: "Newest", exact: true }).click();
  await expect(page).toHaveURL(last);
});

test("the record is for nobody else", async ({ page }) => {
  for (const persona of ["Leadership", "Finance", "Sales manager", "Rep", "Marketer"] as const) {
    await signInAs(page, persona);
    expect((await page.request.get("/settings/audit")).status(), persona).toBe(403);
    expect((await page.request.get("/settings/audit/export")).status(), persona).toBe(403);
  }
  await openFromMenu(page, "Campaigns");
});
