import { expect, openFromMenu, signInAs, test } from "./fixtures";

test.beforeEach(async ({ page }) => signInAs(page, "Admin"));

test("an admin invites someone, changes what they may do, and deactivates them", async ({ page }) => {
  const email = `noor.${Date.now()}@larkmoor.example`;
  await openFromMenu(page, "Settings");
  await page.getByRole("navigation", { name: "Parts of the settings" }).getByRole("link", { name: "People" }).click();

  const invitation = page.getByRole("region", { name: "Invite someone" });
  await invitation.getByLabel("Name").fill("Noor Haddad");
  await invitation.getByLabel("E-mail").fill(email);
  await invitation.getByRole("button", { name: "Invite" }).click();
  await expect(invitation.getByText("choose at least one role", { exact: true })).toBeVisible();
  await invitation.getByLabel("Finance").check();
  await invitation.getByRole("button", { name: "Invite" }).click();
  await expect(invitation.getByText(/\/invitation\/[\w-]{43}$/)).toBeVisible();

  const row = page.getByRole("table", { name: "People with an account" }).getByRole("row").filter({ hasText: email });
  await expect(row).toContainText("Invited");
  await row.getByRole("link", { name: "Noor Haddad" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Noor Haddad" })).toBeVisible();
  const account = page.getByRole("region", { name: "Account" });
  await account.getByLabel("Finance").uncheck();
  await account.getByLabel("Marketer").check();
  await account.getByRole("button", { name: "Save" }).click();
  await expect(account.getByRole("status")).toContainText("Saved");
  await page.reload();
  await expect(account.getByLabel("Marketer")).toBeChecked();
  await expect(account.getByLabel("Finance")).not.toBeChecked();

  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await page.getByRole("button", { name: "Deactivate now" }).click();
  await expect(page.getByRole("button", { name: "Reactivate" })).toBeVisible();
  await page.goto("/settings/people");
  await expect(row).toContainText("Deactivated");
});

test("an admin cannot lock everybody out", async ({ page }) => {
  await page.goto("/settings/people");
  await page.getByRole("link", { name: "Sunniva Aas" }).click();
  const account = page.getByRole("region", { name: "Account" });
  await account.getByLabel("Admin").uncheck();
  await account.getByLabel("Finance").check();
  await account.getByRole("button", { name: "Save" }).click();
  await expect(account.getByRole("alert")).toContainText("the last active admin");
  await expect(page.getByRole("button", { name: "Deactivate" })).toHaveCount(0);
});

test("an admin is asked from which day a manager is another rep, once one is chosen", async ({ page }) => {
  await page.goto("/settings/people");
  await page.getByRole("link", { name: "Gideon Marsh-Okoro" }).click();
  const rep = page.getByLabel("Is the rep", { exact: true });
  await expect(rep).toHaveValue("");
  await expect(page.getByLabel(/ rep from$/)).toHaveCount(0);
  const from = page.getByLabel("Is this rep from");
  // The list can be chosen from before the page listens to it.
  await expect(async () => {
    await rep.selectOption("");
    await rep.selectOption({ index: 1 });
    await expect(from).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(from).toHaveAccessibleDescription(
    /Blank: from the beginning, or from when another account stopped being that rep\.$/,
  );
  await rep.selectOption("");
  await expect(page.getByLabel(/ rep from$/)).toHaveCount(0);
});

test("an admin adds a team, and removes it while it is empty", async ({ page }) => {
  const name = `Islands ${Date.now()}`;
  await page.goto("/settings/teams");
  const added = page.getByRole("region", { name: "Add a team" });
  await added.getByLabel("Name").fill(name);
  await added.getByLabel("Part of").selectOption({ label: "Europe" });
  await added.getByRole("button", { name: "Add the team" }).click();
  await page.getByRole("link", { name }).click();
  await expect(page.getByText("Part of Europe")).toBeVisible();
  await page.getByRole("button", { name: "Remove the team" }).click();
  await expect(page).toHaveURL(/\/settings\/teams$/);
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});

test("settings say why the currency stays, and refuse a time zone that there is not", async ({ page }) => {
  await page.goto("/settings");
  await expect(page.getByLabel("Currency")).toHaveAttribute("readonly", "");
  await expect(page.getByText(/^Stays USD: /)).toBeVisible();
  await page.getByLabel("Time zone").fill("Mars/Olympus");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Time zone")).toHaveAccessibleDescription(/"Mars\/Olympus" is not a time zone/);
  await expect(page.getByLabel("Time zone")).toHaveValue("Mars/Olympus");
});
