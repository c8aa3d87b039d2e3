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
  await adjustments.getByRole("button", { name: "Remove the adjustment of $1,200.50" }).click();
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

test("a plan that is being written is not lost by a link, the palette, going back or a reload, unless one says so", async ({
  page,
}) => {
  await signInAs(page, "Finance");
  await page.goto("/commissions/plans");
  await page.getByRole("link", { name: "New plan" }).click();
  const asked: string[] = [];
  let askedAt = "";
  let leaves = false;
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    askedAt = page.url();
    if (leaves) await dialog.accept();
    else await dialog.dismiss();
  });
  const name = page.getByLabel("Name", { exact: true });
  const isKept = async (...by: string[]) => {
    await expect.poll(() => asked).toEqual(by);
    await expect(page).toHaveURL(/\/commissions\/plans\/new$/);
    await expect(name).toHaveValue("Half written");
    asked.length = 0;
  };
  const reps = page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name: /^Reps/ });
  // The browser lets nobody stop a step back the second time in a row.
  await page.evaluate(() =>
    window.navigation.addEventListener("navigate", (event) => {
      if (document.documentElement.dataset.unstoppable) event.stopImmediatePropagation();
    }),
  );
  await name.fill("Half written");
  await reps.click();
  await isKept("confirm");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Glossary");
  await page.getByRole("button", { name: /^Glossary/ }).click();
  await isKept("confirm");
  await page.evaluate(() => window.history.back());
  await isKept("confirm");
  expect(askedAt).toMatch(/new$/);
  await page.evaluate(() => {
    document.documentElement.dataset.unstoppable = "true";
    window.history.back();
  });
  await isKept("confirm");
  await page.evaluate(() => window.location.reload());
  await isKept("beforeunload");
  leaves = true;
  await page.goBack();
  await expect(page.getByRole("link", { name: "New plan" })).toBeVisible();
  expect(asked).toEqual(["confirm"]);
  await page.goForward();
  await expect(name).toHaveValue("");
  await name.fill("Half written");
  await reps.click();
  await expect(page.getByRole("heading", { level: 1, name: "Reps" })).toBeVisible();
  expect(asked).toEqual(["confirm", "confirm"]);
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

test("the plan editor takes amounts as people write them, and speaks of days as it asks for them", async ({ page }) => {
  await signInAs(page, "Finance");
  await page.goto("/commissions/plans/new");
  await page.getByLabel("Name", { exact: true }).fill("Amounts");
  await page.getByLabel(/^Most a statement earns/).fill("$5,000");
  await expect(page.getByRole("list", { name: "To put right" })).toHaveCount(0);
  await page.getByRole("button", { name: "Add a SPIFF" }).click();
  await page.getByLabel("Won from").fill("2026-12-31");
  await page.getByLabel("Last day").fill("2026-10-01");
  await expect(page.getByLabel("Last day")).toHaveAccessibleDescription(
    /^The last day, 1\sOct\s2026, is before the first, 31\sDec\s2026; that day or later would be accepted$/,
  );
});

test("a plan can be pasted, and the same one again changes nothing and says so", async ({ page }) => {
  await signInAs(page, "Finance");
  await page.goto("/commissions/plans");
  const card = page.getByRole("region", { name: "Import a plan" });
  const button = card.getByRole("button", { name: "Import" });
  await button.click();
  await expect(card.getByText("choose a file, or paste what is in it")).toHaveCount(1);
  const plan = {
    name: "Pasted",
    currency: "USD",
    components: [{ id: "base", name: "Base", earns_on: "revenue", accumulates: "quarter", rate: { flat: "10%" } }],
  };
  const pasted = card.getByLabel("Or paste what is in it");
  await pasted.fill(JSON.stringify(plan));
  await button.click();
  await expect(page.getByRole("heading", { level: 1, name: "Pasted" })).toBeVisible();
  await page.goto("/commissions/plans");
  await pasted.fill(JSON.stringify(plan));
  await button.click();
  await expect(card.getByRole("status")).toContainText(
    "Nothing was changed: the version of Pasted from the beginning says the same",
  );
  await page.getByRole("link", { name: "Pasted", exact: true }).click();
  await page.getByRole("button", { name: "Remove: Pasted" }).click();
  await page.getByRole("button", { name: "Remove the plan" }).click();
});

test("who was invited to the sample company signs in again with their password", async ({ page }) => {
  await signInAs(page, "Admin");
  await page.goto("/settings/people");
  const email = `ines.${Date.now()}@larkmoor.example`;
  const invitation = page.getByRole("region", { name: "Invite someone" });
  await invitation.getByLabel("Name").fill("Ines Amaro");
  await invitation.getByLabel("E-mail").fill(email);
  await invitation.getByLabel("Finance").check();
  await invitation.getByRole("button", { name: "Invite" }).click();
  const link = (await invitation.getByText(/\/invitation\/[\w-]{43}$/).textContent()) ?? "";
  await page.context().clearCookies();
  await page.goto(link.slice(link.indexOf("/invitation/")));
  const password = page.getByLabel("Password", { exact: true });
  await page.getByRole("button", { name: "Set it and sign in" }).click();
  await expect(password).toHaveAccessibleDescription("type a password");
  await password.fill("four plain words here");
  await page.getByRole("button", { name: "Set it and sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.context().clearCookies();
  await page.goto("/sign-in?next=/reps");
  await page.getByText("Sign in with a password").click();
  await page.getByLabel("E-mail").fill(email);
  await password.fill("four plain words here");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Reps" })).toBeVisible();
});
