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

test("a rep who has gone to another team is seen until then, and their pay of today is not", async ({ page }) => {
  await signInAs(page, "Sales manager");
  await page.goto("/commissions/what-if");
  const reps = page.getByRole("combobox", { name: "Rep", exact: true });
  await expect(reps.getByRole("option", { name: "Imani Castellane" })).toHaveCount(1);
  await expect(reps.getByRole("option", { name: "Diego Marroquín" })).toHaveCount(0);

  await page.goto("/reps?period=custom&from=2026-01-01&to=2026-04-01");
  await page
    .getByRole("table", { name: /^Reps in/ })
    .getByRole("link", { name: "Diego Marroquín" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Diego Marroquín" })).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").at(-1);
  await page.getByRole("link", { name: /^Next period/ }).click();
  await expect(
    page.getByText("You see what counts on the days when Diego Marroquín was in one of yours"),
  ).toBeVisible();
  const answer = await page.request.get(`/commissions/what-if?rep=${id}&amount=100000&on=2026-11-23`);
  expect(answer.status()).toBe(404);
});
