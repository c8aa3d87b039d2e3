import { readFile } from "node:fs/promises";
import { columnOf, expect, openFromMenu, readAmount, signInAs, test } from "./fixtures";

test("finance makes a plan by clicks, sees what it would pay, saves it, and puts a rep on it", async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, "Finance");
  await openFromMenu(page, "Commissions");
  await page.getByRole("navigation", { name: "Parts of the commissions" }).getByRole("link", { name: "Plans" }).click();
  await page.getByRole("link", { name: "New plan" }).click();

  const name = page.getByLabel("Name", { exact: true });
  const faults = page.getByRole("list", { name: "To put right" });
  const example = page.getByRole("complementary", { name: "Worked example" });
  await expect(example.getByRole("table")).toBeVisible();
  await expect(faults).toHaveCount(0);
  await expect(name).not.toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription("write the plan's name");
  await name.fill("starter, FLAT rates");
  await expect(name).toHaveAccessibleDescription(/There is a plan named Starter, flat rates already/);
  await name.fill("Hunter 2027");
  await page.getByLabel("Currency").fill("dollars");
  await expect(page.getByLabel("Currency")).toHaveAccessibleDescription(/"dollars" is not an ISO 4217 currency code/);
  await page.getByLabel("Currency").fill("usd");
  await page.getByLabel("Rate", { exact: true }).selectOption("Tiers");
  await page.getByLabel("How much, tier 1").fill("twelve");
  await expect(page.getByLabel("How much, tier 1")).toHaveAccessibleDescription(/twelve/);
  await expect(page.getByLabel("Currency")).toHaveValue("USD");
  await expect(faults.getByRole("listitem")).toHaveText(
    /^New business, tier 1, how much: "twelve" is not a percentage/,
  );
  await expect(example).toContainText("One thing has to be put right");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("How much, tier 1")).toBeFocused();

  await page.getByLabel("How much, tier 1").fill("1");
  await page.getByLabel("How much, tier 2").fill("2%");
  await expect(page.getByLabel("How much, tier 1")).toHaveValue("1%");
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
  const imported = page.getByRole("region", { name: "Import a plan" }).getByRole("status");
  await expect(imported).toContainText(
    "Nothing was changed: the version of Hunter 2027 from the beginning says the same",
  );
  await page.getByRole("link", { name: "Hunter 2027" }).click();
  await expect(page.getByRole("region", { name: "Versions" }).getByRole("listitem")).toHaveCount(1);

  const history = page.getByRole("region", { name: "Versions" });
  const versions = history.getByRole("link", { name: "Export" });
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Nothing was changed: the version from the beginning says the same/)).toBeVisible();
  await page.getByLabel("How much, tier 2").fill("3%");
  await page.getByLabel("In force from").fill("2031-01-01");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(versions).toHaveCount(2);
  await history.getByRole("button", { name: /^Remove: version from 1\sJan\s2031$/ }).click();
  await page.getByRole("button", { name: "Remove the version" }).click();
  await expect(versions).toHaveCount(1);

  const assign = page.getByRole("region", { name: "Put a rep on this plan" });
  await assign.getByRole("button", { name: "Put on the plan" }).click();
  await expect(assign.getByLabel("Rep", { exact: true })).toBeFocused();
  await expect(assign.getByLabel("Rep", { exact: true })).toHaveAccessibleDescription("choose a rep");
  await expect(assign.getByRole("alert")).toHaveCount(0);
  await assign.getByLabel("Rep", { exact: true }).selectOption("Eilidh Macrae");
  await expect(assign.getByLabel("Rep", { exact: true })).toHaveAccessibleDescription(
    /^On Account executive, accelerators from/,
  );
  await assign.getByRole("button", { name: "Put on the plan" }).click();
  await expect(assign.getByLabel("From")).toHaveAccessibleDescription(/until further notice\. Let its last day be/);
  await expect(assign.getByRole("alert")).toHaveCount(0);
  await assign.getByLabel(/^End Account executive, accelerators the day before/).check();
  await assign.getByRole("button", { name: "Put on the plan" }).click();
  await expect(page.getByRole("list", { name: "Reps on Hunter 2027" })).toContainText("Eilidh Macrae");
});

test("an untouched plan pays every rep the same, and what a change makes of locked months is asked about first", async ({
  page,
}) => {
  await signInAs(page, "Finance");
  await page.goto("/commissions/plans");
  await page.getByRole("link", { name: "Team lead, own sales and override" }).click();
  await page.getByRole("link", { name: "Edit" }).click();
  const example = page.getByRole("complementary", { name: "Worked example" });
  await expect(example).toContainText("Nobody gains or loses; it costs the same.");
  await page.getByLabel("In force from").fill("2026-09-01");
  await page.getByLabel("Percent").first().fill("9.5%");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("form", { name: "Plan" }).getByRole("alert")).toHaveText(
    /^This changes what locked months come to: September\s2026\. They stay as they were paid; the difference, \+\$[\d,.]+ for \d+\sreps, comes with the next open statements\.$/,
  );
  const agreed = page.getByLabel(/^Pay the difference with the next open statements/);
  await expect(agreed).not.toBeChecked();
  await agreed.check();
  await page.getByLabel("In force from").fill("2026-09-02");
  await expect(agreed).toHaveCount(0);
});

test("a plan's file asks too before it changes what locked months come to", async ({ page }) => {
  await signInAs(page, "Finance");
  await page.goto("/commissions/plans");
  await page.getByRole("link", { name: "Team lead, own sales and override" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).first().click();
  const text = await readFile(await (await download).path(), "utf8");
  await page.getByRole("link", { name: "All plans" }).click();
  await page.getByLabel("Or paste what is in it").fill(text.replace(/"flat": "\d+(\.\d+)?%"/, '"flat": "9.5%"'));
  await page.getByLabel("In force from").fill("2026-09-01");
  const agreed = page.getByLabel(/^Pay the difference with the next open statements/);
  await expect(agreed).toBeHidden();
  await page.getByRole("button", { name: "Import" }).click();
  const form = page.getByRole("region", { name: "Import a plan" });
  await expect(form.getByRole("alert")).toHaveText(/^This changes what locked months come to: September\s2026\./);
  await agreed.check();
  await page.getByLabel("In force from").fill("2031-09-01");
  await expect(agreed).toBeHidden();
  await expect(agreed).not.toBeChecked();
});

test("finance imports a file with mistakes, learns what they are, and removes what was stored by mistake", async ({
  page,
}) => {
  await signInAs(page, "Finance");
  await page.goto("/commissions/plans");
  const component = { id: "base", name: "Base", earns_on: "revenue", accumulates: "quarter", rate: { flat: "10%" } };
  const importFile = async (plan: object) => {
    const buffer = Buffer.from(JSON.stringify({ plan }));
    await page
      .getByLabel("File", { exact: true })
      .setInputFiles({ name: "p.json", mimeType: "application/json", buffer });
    await page.getByRole("button", { name: "Import" }).click();
  };
  await importFile({ name: "By mistake", components: [{ ...component, colour: "red" }] });
  const faults = page.getByRole("list", { name: "To put right in the file" }).getByRole("listitem");
  await expect(faults).toHaveText([
    /^Currency: is missing; a text in quotes/,
    /^Base: "colour" is not known here; id, name, .+ are known/,
  ]);
  await importFile({ name: "By mistake", currency: "USD", components: [component] });
  await expect(page.getByRole("heading", { level: 1, name: "By mistake" })).toBeVisible();
  await page.getByRole("button", { name: "Remove: By mistake" }).click();
  await page.getByRole("button", { name: "Remove the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Commissions" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Commission plans" })).not.toContainText("By mistake");
});
