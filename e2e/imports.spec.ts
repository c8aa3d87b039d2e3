import { expect, expectNoViolation, openFromMenu, signInAs, test } from "./fixtures";

const run = Date.now();
const HEADER = "Deal ID,Sales rep,Stage,Product,Opened on,Amount,Remark";
const rows = {
  misspelt: `E2E-${run}-1,Imani Castellane,Discovery,Canopy Cor,2026-11-02,1200,first`,
  bad: `E2E-${run}-2,Imani Castellane,Discovery,Canopy Plus,2026-13-02,900,second`,
  good: `E2E-${run}-3,Imani Castellane,Proposal,Canopy Plus,2026-11-05,2400,third`,
};

test("an admin imports a file: what is wrong is said and put right, and the same again changes nothing", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, "Admin");
  await openFromMenu(page, "Imports");

  await test.step("what we think the file is", async () => {
    await choose(page, `deals-${run}.csv`, Object.values(rows));
    await expect(page.getByLabel("Its rows are")).toHaveValue("deals");
    await expect(page.getByLabel("Deal ID")).toHaveValue("external_id");
    await expect(page.getByLabel("Sales rep")).toHaveValue("rep");
    await expect(page.getByLabel("Remark")).toHaveValue("");
    await expect(page.getByText("E2E-").first()).toContainText(`E2E-${run}-1 · E2E-${run}-2`);
  });

  await test.step("a field read from two columns is said at both, before anything is sent", async () => {
    await page.getByLabel("Remark").selectOption("amount");
    await expect(page.getByText("Another column is read as amount too: choose one of them.")).toHaveCount(2);
    await expect(page.getByRole("button", { name: "Check the file" })).toBeDisabled();
    await page.getByLabel("Remark").selectOption("");
  });

  await test.step("a check names the unknown product with the nearest one, and the cell that is no date", async () => {
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByText(/^Nothing would be imported: 2 of 3 rows/)).toBeVisible();
    const row = page.getByRole("table", { name: "Rows that cannot be taken, by line" }).locator("tbody tr");
    await expect(row).toContainText(["3"]);
    await expect(row).toContainText(["2026-13-02"]);
    await expectNoViolation(page, "the form of an import with its report");
    await page.getByRole("button", { name: "Take as Canopy Core" }).click();
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText(/^Nothing would be imported: 1 of 3 rows/)).toBeVisible();
  });

  await test.step("the rest is imported without the row that is wrong", async () => {
    await page.getByRole("button", { name: "Leave out 1 row and check again" }).click();
    await page.getByRole("button", { name: "Import 2 rows" }).click();
    await page.waitForURL(/\/imports\/\d+$/);
    await expect(page.getByText("Imported: 2 new of 3 rows; 1 left out.")).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Refused rows" }).click();
    expect((await download).suggestedFilename()).toContain("refused");
  });

  await test.step("the same rows again change nothing, and the history says so", async () => {
    await openFromMenu(page, "Imports");
    await choose(page, `deals-${run}-again.csv`, [rows.misspelt.replace("Canopy Cor", "Canopy Core"), rows.good]);
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByText("Nothing would change: all 2 rows are known already.")).toBeVisible();
    await page.getByRole("button", { name: "Import all the same" }).click();
    await page.waitForURL(/\/imports\/\d+$/);
    await expect(page.getByText("Nothing changed: all 2 rows are known already.")).toBeVisible();
    await openFromMenu(page, "Imports");
    const history = page.getByRole("table", { name: "Imports, the latest first" }).locator("tbody tr");
    await expect(history.nth(0)).toContainText(`deals-${run}-again.csv`);
    await expect(history.nth(1)).toContainText(`deals-${run}.csv`);
    await expect(history.nth(1).getByRole("cell")).toHaveText(["Deals", /.+/, /.+/, "2", "0", "0", "1", "Done"]);
  });
});

test("the export of another program is read as it writes, and a reload keeps what was chosen", async ({ page }) => {
  await signInAs(page, "Admin");
  await openFromMenu(page, "Imports");
  await page.getByLabel("Choose a file").setInputFiles("lib/features/imports/presets/hubspot-deals.sample.csv");
  await expect(page.getByRole("heading", { level: 1, name: "Import hubspot-deals.sample.csv" })).toBeVisible();
  await page.getByLabel("Its rows are").selectOption("deals");
  await page.getByLabel("It was exported from").selectOption("HubSpot");
  await expect(page).toHaveURL(/preset=hubspot/);
  await expect(page.getByLabel("Create Date")).toHaveValue("opened_on");
  await expect(page.getByLabel("Deal Type")).toHaveValue("type");
  await page.getByLabel("Closed Lost Reason").selectOption("");
  await page.getByLabel("Decimal sign").selectOption(",");
  await expect(page).toHaveURL(/decimal=/);
  await page.reload();
  await expect(page.getByLabel("It was exported from")).toHaveValue("hubspot");
  await expect(page.getByLabel("Closed Lost Reason")).toHaveValue("");
  await expect(page.getByLabel("Decimal sign")).toHaveValue(",");
  await expect(page.getByLabel("Deal Type")).toHaveValue("type");
  await page.getByLabel("Decimal sign").selectOption(".");
  await page.getByRole("button", { name: "Check the file" }).click();
  // The sample company knows nobody of that file, and that is all that is wrong: the program's own words are known.
  await expect(page.getByText(/^Nothing would be imported/)).toBeVisible();
  await expect(page.getByRole("table", { name: "Rows that cannot be taken, by line" })).toHaveCount(0);
});

test("what is no table is refused beside the field, and the page stays", async ({ page }) => {
  await signInAs(page, "Admin");
  await openFromMenu(page, "Imports");
  // The browser reports the refusal of the upload as an error of its own.
  page.removeAllListeners("console");
  const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49]);
  await page.getByLabel("Choose a file").setInputFiles({ name: "chart.png", mimeType: "image/png", buffer });
  await expect(page.getByRole("alert").filter({ hasText: "chart.png" })).toBeVisible();
  await expect(page.getByLabel("Choose a file")).toBeEnabled();
});

async function choose(page: Parameters<typeof signInAs>[0], name: string, lines: readonly string[]): Promise<void> {
  const buffer = Buffer.from([HEADER, ...lines, ""].join("\n"));
  await page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "text/csv", buffer });
  await expect(page.getByRole("heading", { level: 1, name: `Import ${name}` })).toBeVisible();
}

test("a large file arrives whole", async ({ page }) => {
  await signInAs(page, "Admin");
  const line = `Reader,${"x".repeat(992)}\n`;
  const data = `name,remark\n${line.repeat(12_000)}`;
  const answer = await page.request.post("/imports/uploads?name=large.csv", {
    data,
    headers: { "content-type": "text/csv" },
  });
  const { id } = await answer.json();
  await page.goto(`/imports/new?upload=${id}`);
  await expect(page.getByText(/^11\.4\sMB$/)).toBeVisible();
});
