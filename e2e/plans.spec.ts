import { readFile } from "node:fs/promises";
import { columnOf, expect, openFromMenu, readAmount, signInAs, test } from "./fixtures";

test("finance makes a plan by clicks, sees what it would pay, saves it, and puts a rep on it", async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, "Finance");
  await openFromMenu(page, "Commissions");
  await page.getByRole("navigation", { name: "Parts of the commissions" }).getByRole("link", { name: "Plans" }).click();
  await page.getByRole("link", { name: "New plan" }).click();

  await page.getByLabel("Name", { exact: true }).fill("Hunter 2027");
  await page.getByLabel("Rate", { exact: true }).selectOption("Tiers");
  await page.getByLabel("How much, tier 1").fill("twelve");
  await expect(page.getByLabel("How much, tier 1")).toHaveAccessibleDescription(/twelve/);
  const example = page.getByRole("complementary", { name: "Worked example" });
  await expect(example).toContainText("One thing has to be put right");
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();

  await page.getByLabel("How much, tier 1").fill("1%");
  await page.getByLabel("How much, tier 2").fill("2%");
  await expect(page.getByRole("region", { name: "New business" })).toContainText(
    "1% of new business up to 100% of quota and 2% above, each quarter, paid when won.",
  );
  const table = example.getByRole("table");
  const { rows, total } = await columnOf(table, "Draft");
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("$");
  const amounts = (await rows.allInnerTexts()).map((text) => readAmount(text).amount);
  expect(amounts.every((amount) => amount > 0)).toBe(true);
  const sum = amounts.reduce((before, amount) => before + amount, 0);
  expect(readAmount((await total.first().textContent()) ?? "").amount).toBeCloseTo(sum, 2);
  await expect(example).toContainText(/3 lose; it costs \$[\d,.]+ less/);
  await expect(total.nth(1)).toContainText("%");

  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hunter 2027" })).toBeVisible();
  await expect(page.getByRole("region", { name: "What it pays" })).toContainText(
    "1% of new business up to 100% of quota",
  );

  const download = page.waitForEvent("download");
  await page.getByRole("banner").or(page.getByRole("main")).getByRole("link", { name: "Export" }).first().click();
  const exported = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(exported.plan.components[0].rate.tiers.steps).toEqual([
    { from: "0%", percent: "1%" },
    { from: "100%", percent: "2%" },
  ]);
  await page.getByRole("link", { name: "All plans" }).click();
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(exported)) });
  await page.getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hunter 2027" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Versions" }).getByRole("listitem")).toHaveCount(1);

  const assign = page.getByRole("region", { name: "Put a rep on this plan" });
  await assign.getByRole("button", { name: "Put on the plan" }).click();
  await expect(assign.getByRole("alert")).toContainText(/until further notice\. End that one on/);
});
