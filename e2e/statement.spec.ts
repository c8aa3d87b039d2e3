import type { Page } from "@playwright/test";
import { expect, type Persona, readAmount, signInAs, test } from "./fixtures";
import { readCsv } from "./read-csv";

/** The statement of this month, from the rep's own page. */
async function openStatement(page: Page): Promise<string> {
  await page.goto("/reps");
  await page
    .getByRole("table", { name: /^Reps in/ })
    .getByRole("link", { name: "Imani Castellane" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Imani Castellane" })).toBeVisible();
  await page.getByRole("link", { name: "Commission", exact: true }).click();
  await page
    .getByRole("table", { name: "Statements" })
    .getByRole("link", { name: /^November\s2026$/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /^Imani Castellane, November\s2026$/ })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function goAs(page: Page, persona: Persona, path: string): Promise<void> {
  await signInAs(page, persona);
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: /^Imani Castellane/ })).toBeVisible();
}

async function payable(page: Page): Promise<number> {
  const row = page
    .getByRole("region", { name: "How it adds up" })
    .getByText(/^Payable/)
    .locator("..");
  return readAmount((await row.textContent()) ?? "").amount;
}

test("a rep disputes a line, the manager answers, finance settles it by an adjustment, and the rep sees it", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, "Rep");
  const path = await openStatement(page);
  const before = await payable(page);
  const plan = page.getByRole("region", { name: "The plan" });
  await plan.getByText("What it pays, in words").click();
  await expect(
    plan.getByText(/^75 USD for each deal with Almanac, won from 1\sOct\s2026 to 31\sDec\s2026/),
  ).toBeVisible();
  const lines = page.getByRole("region", { name: /^Earned in November/ });
  const line = lines.getByRole("group").first();
  await expect(line.getByRole("listitem").first()).toBeHidden();
  await line.locator("summary").click();
  await expect(line.getByRole("listitem").first()).toBeVisible();
  await line.getByRole("button", { name: /^Dispute this line/ }).click();
  await line.getByRole("button", { name: "Open the dispute" }).click();
  await expect(line.getByText("Say what is wrong.", { exact: true })).toBeVisible();
  await line.getByLabel("What is wrong?").fill("We split this deal in half.\nMy part was larger.");
  await line.getByRole("button", { name: "Open the dispute" }).click();
  await expect(line.locator("summary")).toContainText("Disputed");
  const thread = page.getByRole("article", { name: /^Dispute: / }).first();
  await expect(thread).toContainText("My part was larger.");
  await expect(thread.getByRole("button", { name: /^Withdraw/ })).toBeVisible();
  await expect(thread.getByRole("button", { name: /^Settle/ })).toHaveCount(0);
  await page.goto("/commissions");
  await expect(page.getByRole("row", { name: /^November\s2026/ })).toContainText("Open, disputed");

  await goAs(page, "Sales manager", path);
  await expect(thread.getByRole("button", { name: /^Settle by a reason/ })).toBeVisible();
  await expect(thread.getByRole("button", { name: /^Settle by an adjustment/ })).toHaveCount(0);
  await thread.getByRole("button", { name: /^Reply/ }).click();
  await thread.getByLabel("Reply").fill("Right, it was 60 to 40.");
  await thread.getByRole("button", { name: "Send" }).click();
  await expect(thread.getByText("Right, it was 60 to 40.")).toBeVisible();

  await goAs(page, "Finance", path);
  await thread.getByRole("button", { name: /^Settle by an adjustment/ }).click();
  await thread.getByLabel("Amount in USD").fill("12,5");
  await thread.getByLabel("Reason").fill("Share of 60 % agreed");
  await thread.getByRole("button", { name: "Settle it" }).click();
  await expect(thread.getByText("Write an amount such as 120.50, or -80 to take away.", { exact: true })).toBeVisible();
  await thread.getByLabel("Amount in USD").fill("120.50");
  await thread.getByRole("button", { name: "Settle it" }).click();
  await expect(thread).toContainText("+$120.50 on this statement");
  await expect(thread.getByRole("button")).toHaveCount(0);

  await goAs(page, "Rep", path);
  await expect(thread).toContainText("Settled by an adjustment");
  const adjustments = page.getByRole("region", { name: "Adjustments" });
  await expect(adjustments).toContainText("Share of 60 % agreed");
  await expect(adjustments.getByRole("button")).toHaveCount(0);
  expect(await payable(page)).toBeCloseTo(before + 120.5, 2);
});

test("the file of a statement sums to what it pays, with every explanation, and so does each month before it", async ({
  page,
}) => {
  await signInAs(page, "Rep");
  await openStatement(page);
  for (let month = 0; month < 3; month += 1) {
    const pays = await payable(page);
    const file = await page.request.get(`${new URL(page.url()).pathname}/export`);
    const rows = readCsv(await file.text());
    const sum = rows.reduce((total, { Amount = "" }) => total + Number(Amount), 0);
    expect(sum, page.url()).toBeCloseTo(pays, 2);
    const bare = rows.filter(({ Kind, Explanation }) => Kind === "Line" && !/[×%]/.test(Explanation ?? ""));
    expect(bare, page.url()).toEqual([]);
    const previous = page.getByRole("region", { name: /^Since / }).getByRole("link");
    const name = (await previous.textContent()) ?? "";
    await previous.click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  }
});

test("finance adjusts a statement that is not locked, and takes the adjustment away", async ({ page }) => {
  await signInAs(page, "Finance");
  await openStatement(page);
  const before = await payable(page);
  const adjustments = page.getByRole("region", { name: "Adjustments" });
  await adjustments.getByLabel("Amount in USD").fill("-40");
  await adjustments.getByLabel("Reason").fill("Paid by hand in October");
  await adjustments.getByRole("button", { name: "Adjust the pay" }).click();
  await expect(adjustments.getByText("Paid by hand in October")).toBeVisible();
  expect(await payable(page)).toBeCloseTo(before - 40, 2);
  await adjustments.getByRole("button", { name: "Remove the adjustment of −$40.00" }).click();
  await adjustments.getByRole("button", { name: "Remove it now" }).click();
  await expect(adjustments.getByText("Paid by hand in October")).toHaveCount(0);
  expect(await payable(page)).toBeCloseTo(before, 2);
});

test("a statement says who adjusted it, leads to its rep and its deals, and a file of its month that it may change", async ({
  page,
}) => {
  await signInAs(page, "Finance");
  const path = await openStatement(page);
  const adjustments = page.getByRole("region", { name: "Adjustments" });
  await adjustments.getByLabel("Amount in USD").fill("99000");
  await adjustments.getByLabel("Reason").fill("Typed with too many zeros");
  await adjustments.getByRole("button", { name: "Adjust the pay" }).click();
  const sure = adjustments.getByLabel("Yes, it is meant to be that much");
  await expect(sure).toBeFocused();
  await expect(adjustments.getByRole("group", { name: "Is the amount right?" })).toHaveAccessibleDescription(
    /^\+\$99,000\.00 is a larger amount than what Imani Castellane earned in November\s2026 or on any of the 6\sstatements before: \$[\d,.]+ at most\./,
  );
  await page.keyboard.press("Space");
  await adjustments.getByRole("button", { name: "Adjust the pay" }).click();
  const history = page.getByRole("region", { name: "History" });
  await expect(history).toContainText("Adjusted by +$99,000.00");
  await page.goto("/commissions?month=2026-11");
  await expect(page.getByRole("region", { name: "Exceptions" })).toContainText(
    "adjusted it by hand: Typed with too many zeros: +$99,000.00.",
  );
  const sums = await page.getByRole("article").locator("p:first-of-type").allInnerTexts();
  const [paid = 0, ...addends] = sums.map((text) => Math.round(readAmount(text).amount * 100));
  expect(addends.reduce((sum, addend) => sum + addend, 0)).toBe(paid);
  const file = await page.request.get("/commissions/export?month=2026-11&format=csv");
  expect(file.headers()["content-disposition"]).toContain("payroll-2026-11-not-locked-yet.csv");
  const row = readCsv(await file.text()).find(({ Rep }) => Rep === "Imani Castellane");
  expect(row?.["Locked on"]).toBe("not locked yet");
  expect(row?.["Adjusted because"]).toContain("Typed with too many zeros: 99000.00");

  await page.goto(path);
  const line = page
    .getByRole("region", { name: /^Earned in November/ })
    .getByRole("group")
    .first();
  await line.locator("summary").click();
  await line.getByRole("link", { name: /^Deals won on / }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Deals/ })).toBeVisible();
  await page.goBack();
  await page.getByRole("main").getByRole("link", { name: "Imani Castellane", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Imani Castellane" })).toBeVisible();
  await page.goto(path);
  await adjustments.getByRole("button", { name: /^Remove the adjustment of \$99,000/ }).click();
  await adjustments.getByRole("button", { name: "Remove it now" }).click();
  await expect(history).not.toContainText("99,000");
});

test("a rep supposes deals, the address keeps them, and the statement stays as it is", async ({ page }) => {
  await signInAs(page, "Rep");
  await openStatement(page);
  const stands = await payable(page);
  await page.getByRole("link", { name: "What if…" }).click();
  const pick = page.getByRole("region", { name: "If these were won" }).getByRole("checkbox").first();
  await pick.check();
  await page.getByLabel("Amount in USD").fill("90,000");
  await page.getByRole("button", { name: "See what it would pay" }).click();
  await expect(page).toHaveURL(/deal=\d+.*amount=90%2C000/);
  await expect(page.getByText(/^You would be paid/)).toBeVisible();
  const table = page.getByRole("region", { name: /^November\s2026$/ }).getByRole("table");
  const cells = await table
    .getByRole("row", { name: /^Payable/ })
    .getByRole("cell")
    .allInnerTexts();
  const [asItStands = 0, whatIf = 0, difference = 0] = cells.map((text) => readAmount(text).amount);
  expect(asItStands).toBeCloseTo(stands, 2);
  expect(difference).toBeGreaterThan(0);
  expect(whatIf - asItStands).toBeCloseTo(difference, 2);

  await page.reload();
  await expect(page.getByText(/^You would be paid/)).toBeVisible();
  await expect(pick).toBeChecked();
  await page.goBack();
  await page.goBack();
  expect(await payable(page)).toBeCloseTo(stands, 2);
});
