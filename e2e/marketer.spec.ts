import { columnOf, expect, openFromMenu, readAmount, signInAs, test } from "./fixtures";

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
  expect((await page.request.get("/rows/export?metric=calls")).status()).toBe(403);
});

test("the days behind a campaign's spend are a file too, and add up to it", async ({ page }) => {
  await signInAs(page, "Marketer");
  await page.goto("/rows?metric=spend&sort=-spend");
  const table = page.getByRole("table", { name: /^Spend in/ });
  const total = readAmount((await (await columnOf(table, "Spend")).total.textContent()) ?? "");
  const file = await page.request.get((await page.getByRole("link", { name: "CSV" }).getAttribute("href")) ?? "");
  const [head, ...lines] = (await file.text()).replace("\uFEFF", "").trimEnd().split("\n");
  expect(head).toBe("Campaign,Channel,Day,Spend");
  const amounts = lines.map((line) => Number(line.slice(line.lastIndexOf(",") + 1)));
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  const sum = amounts.reduce((all, amount) => all + amount, 0);
  expect(Math.abs(sum - total.amount)).toBeLessThanOrEqual(total.within);
});

test("the leads behind a campaign's funnel are as many as it says, and nobody's", async ({ page }) => {
  await signInAs(page, "Marketer");
  await page.goto("/campaigns?sort=-leads");
  const campaigns = page.getByRole("main").getByRole("table", { name: /^Campaigns in/ });
  await campaigns.locator("tbody").getByRole("rowheader").first().getByRole("link").first().click();
  const step = page.getByRole("table", { name: "From visit to customer" }).getByRole("row", { name: /^MQL/ });
  const figure = step.getByRole("link").nth(0);
  const count = (await figure.textContent()) ?? "";
  const rate = (await step.getByRole("link").nth(1).textContent()) ?? "";
  expect(Number(count)).toBeGreaterThan(0);
  await figure.click();
  await expect(page).toHaveURL(/\/leads\?.*metric=mqls/);
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
  const leads = page.getByRole("table", { name: /^Marketing-qualified leads in/ });
  await expect(leads.locator("tfoot").getByRole("rowheader")).toHaveText(`${count} leads`);
  await expect((await columnOf(leads, "MQL")).rows.filter({ hasText: "—" })).toHaveCount(0);
  await expect(leads.getByRole("columnheader", { name: /rep|owner/i })).toHaveCount(0);

  const file = await page.request.get((await page.getByRole("link", { name: "CSV" }).getAttribute("href")) ?? "");
  expect((await file.text()).trimEnd().split("\n")).toHaveLength(Number(count) + 1);

  await page.goBack();
  await step.getByRole("link", { name: rate }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Leads behind lead to MQL" })).toBeVisible();
  const answer = page.getByRole("main").getByRole("paragraph").first();
  await expect(answer).toContainText("got there so far");
  const [, all, reached] = /of ([\d,]+) leads, ([\d,]+) ha/.exec((await answer.textContent()) ?? "") ?? [];
  expect(`${Math.round((100 * Number(reached)) / Number(all))}`).toBe(rate.replace(/\D+$/, ""));
});

test("a marketer sees name, amount and stage of a deal, and never the rep", async ({ page }) => {
  await signInAs(page, "Marketer");
  await page.goto("/deals?metric=revenue&columns=amount,stage,campaign,reps,rep");
  const table = page.getByRole("table", { name: /^Deals won/ });
  await expect(table.locator("tbody").getByRole("rowheader").first()).toBeVisible();
  await expect(table.getByRole("columnheader", { name: /^reps?$/i })).toHaveCount(0);
  const file = await page.request.get("/deals/export?metric=revenue&columns=amount,stage,campaign,reps,rep");
  const [head] = (await file.text()).replace("\uFEFF", "").split("\n");
  expect(head).toContain("Stage");
  expect(head).not.toMatch(/\breps?\b/i);
  await page.goto("/deals?rep=1");
  await expect(page.getByText(/Rep: (?!there is no)/)).toHaveCount(0);
});
