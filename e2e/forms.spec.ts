import type { Page } from "@playwright/test";
import { expect, signInAs, test } from "./fixtures";

/** Holds what the page sends to be written until it is let go. */
async function holdWrites(page: Page): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/*", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  return letGo;
}

test("while a rep is put into a team nobody else can be chosen, and without a choice nobody is moved", async ({
  page,
}) => {
  await signInAs(page, "Admin");
  await page.goto("/settings/teams");
  await page.getByRole("link", { name: "West", exact: true }).click();
  const put = page.getByRole("region", { name: "Put a rep into it" });
  const rep = put.getByLabel("Rep", { exact: true });
  const button = put.getByRole("button", { name: "Put into the team" });
  await expect(rep).toHaveValue("");
  await button.click();
  await expect(rep).toBeFocused();
  await expect(rep).toHaveAccessibleDescription("choose a rep");

  const imani = rep.getByRole("option", { name: /^Imani Castellane, / });
  await rep.selectOption(await imani.getAttribute("value"));
  await put.getByLabel("From").fill("2027-11-01");
  const letGo = await holdWrites(page);
  await button.click();
  await expect(put.locator("form")).toHaveAttribute("aria-busy", "true");
  await expect(rep).toBeDisabled();
  await expect(put.getByLabel("From")).toBeDisabled();
  await button.click({ force: true });
  letGo();
  await expect(put.getByRole("status")).toHaveText("Done. Statements follow.");
  await expect(rep).toBeEnabled();
  await expect(rep).toHaveValue("");
  await expect(button).toBeFocused();
});

test("an adjustment that is being saved cannot be changed, and what is typed next is kept", async ({ page }) => {
  await signInAs(page, "Finance");
  await page.goto("/commissions?month=2026-11");
  await page.getByRole("link", { name: "Imani Castellane" }).first().click();
  const adjustments = page.getByRole("region", { name: "Adjustments" });
  const amount = adjustments.getByLabel("Amount in USD");
  await amount.fill("$1,200.50");
  await adjustments.getByLabel("Reason").fill("A prize");
  const letGo = await holdWrites(page);
  await adjustments.getByLabel("Reason").press("Enter");
  await expect(amount).toBeDisabled();
  letGo();
  await expect(adjustments.getByRole("status")).toHaveText("Adjusted.");
  await expect(adjustments.getByLabel("Reason")).toBeFocused();
  await expect(amount).toHaveValue("");
  await expect(adjustments).toContainText("+$1,200.50");
  await adjustments.getByRole("button", { name: "Remove the adjustment of +$1,200.50" }).click();
  await adjustments.getByRole("button", { name: "Remove it now" }).click();
  await expect(adjustments.getByText("A prize")).toHaveCount(0);
});

test("putting a rep where they are says that nothing changed", async ({ page }) => {
  await signInAs(page, "Admin");
  await page.goto("/settings/teams");
  await page.getByRole("link", { name: "East", exact: true }).click();
  const put = page.getByRole("region", { name: "Put a rep into it" });
  const member = put.getByRole("option", { name: /, East$/ }).first();
  await put.getByLabel("Rep", { exact: true }).selectOption(await member.getAttribute("value"));
  await put.getByRole("button", { name: "Put into the team" }).click();
  await expect(put.getByRole("status")).toContainText(/is in East from that day already; nothing was changed\.$/);
});

test("a plan that is being written is not lost by following a link or by a reload, unless one says so", async ({
  page,
}) => {
  await signInAs(page, "Finance");
  await page.goto("/commissions/plans/new");
  const asked: string[] = [];
  let leaves = false;
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    if (leaves) await dialog.accept();
    else await dialog.dismiss();
  });
  const glossary = page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name: /^Reps/ });
  await page.getByLabel("Name", { exact: true }).fill("Half written");
  await glossary.click();
  expect(asked).toEqual(["confirm"]);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Half written");
  await page.evaluate(() => window.location.reload());
  await expect.poll(() => asked).toEqual(["confirm", "beforeunload"]);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Half written");
  leaves = true;
  await glossary.click();
  await expect(page.getByRole("heading", { level: 1, name: "Reps" })).toBeVisible();
  expect(asked).toEqual(["confirm", "beforeunload", "confirm"]);
});

test("a plan that is untouched, or was saved, is left without a question", async ({ page }) => {
  await signInAs(page, "Finance");
  await page.goto("/commissions/plans/new");
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await dialog.accept();
  });
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("link", { name: "New plan" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Saved at once");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Saved at once" })).toBeVisible();
  await page.getByRole("link", { name: "All plans" }).click();
  await page.getByRole("link", { name: "Saved at once" }).click();
  await page.getByRole("button", { name: "Remove: Saved at once" }).click();
  await page.getByRole("button", { name: "Remove the plan" }).click();
  await expect(page.getByRole("list", { name: "Commission plans" })).not.toContainText("Saved at once");
  expect(asked).toEqual([]);
});
