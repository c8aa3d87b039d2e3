import type { Browser, Locator, Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { expect, expectNoViolation, test } from "./fixtures";
import { OwnInstallation } from "./own-installation";

const PORT = Number(process.env.E2E_PORT ?? 3210) + 2;
const ADMIN = { name: "Ada Founder", email: "ada@example.com", password: "four plain words here" };
const KIM = { name: "Kim Lund", email: "kim@example.com", password: "three quiet little words" };
const LOGINS = {
  stranger: { email: "stranger@example.com", email_verified: true },
  impostor: { email: KIM.email, email_verified: false },
  kim: { email: KIM.email, email_verified: true },
};

const own = new OwnInstallation();

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  await own.start(PORT, LOGINS);
});
test.afterAll(() => own.stop());

test("nothing but set-up answers before there is anybody, and only with the link of the console", async ({
  page,
  request,
}) => {
  for (const path of ["/", "/reps", "/imports", "/account", "/glossary"]) {
    const response = await request.get(own.url + path, { maxRedirects: 0 });
    const back = path === "/" ? "" : `?next=${encodeURIComponent(path)}`;
    expect([path, response.status(), response.headers().location]).toEqual([path, 307, `/sign-in${back}`]);
  }
  expect((await request.get(`${own.url}/deals/export`)).status()).toBe(401);
  await page.goto(`${own.url}/sign-in`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This installation is not set up yet");
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.goto(`${own.url}/set-up/${"A".repeat(43)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link works no more");
});

test("the link of the console makes the first admin, once", async ({ page }) => {
  await page.goto(own.setUpLink);
  await expectNoViolation(page, "set-up");
  await page.getByLabel("Its name").fill("Harbour & Sons");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByLabel("Your name").fill(ADMIN.name);
  await page.getByLabel("Your e-mail").fill(ADMIN.email);
  await page.getByLabel("A password").fill("short");
  await page.getByRole("button", { name: "Set up Attain" }).click();
  await expect(page.getByText("use at least 12 characters").first()).toBeVisible();
  await page.getByLabel("A password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Set up Attain" }).click();
  await expect(page.getByRole("button", { name: /^Ada Founder, Admin/ })).toBeVisible();
  await page.goto(own.setUpLink);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link works no more");
});

test("a second factor is set up and asked for, and a recovery code takes its place once", async ({ page, browser }) => {
  await signIn(page, ADMIN);
  await page.goto(`${own.url}/account`);
  await expectNoViolation(page, "account");
  const card = page.getByRole("region", { name: "Second factor" });
  const { code, recovery } = await turnSecondFactorOn(card, ADMIN.password);

  await inAnotherBrowser(browser, async (other) => {
    await typePassword(other, ADMIN);
    await other.getByLabel("Code").fill(code());
    await other.getByRole("button", { name: "Sign in" }).click();
    await expect(other.getByRole("button", { name: /^Ada Founder, Admin/ })).toBeVisible();
  });
  for (const works of [true, false]) {
    await inAnotherBrowser(browser, async (other) => {
      await typePassword(other, ADMIN);
      await other.getByRole("button", { name: "Use a recovery code" }).click();
      await other.getByLabel("Recovery code").fill(recovery.replace("-", works ? " " : ""));
      await other.getByRole("button", { name: "Sign in" }).click();
      if (works) await expect(other.getByRole("button", { name: /^Ada Founder, Admin/ })).toBeVisible();
      else await expect(other.getByRole("alert").filter({ hasText: /\w/ })).toHaveText(/This code is not right/);
    });
  }
  await page.reload();
  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await sessions.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);

  await card.getByLabel("Present password").last().fill(ADMIN.password);
  await card.getByRole("button", { name: "Turn it off" }).click();
  await expect(card.getByRole("button", { name: "Set it up" })).toBeVisible();
});

test("a forgotten password is reset by mail, with the same answer for an address nobody has", async ({ page }) => {
  for (const email of ["nobody@example.com", ADMIN.email]) {
    await page.goto(`${own.url}/forgot`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("status")).toHaveText(/If the address belongs to an account/);
  }
  await expect.poll(() => own.linkMailedTo(ADMIN.email)).toContain("/reset/");
  expect(own.linkMailedTo("nobody@example.com")).toBe("");
  await page.goto(own.linkMailedTo(ADMIN.email));
  ADMIN.password = "five other words, even longer";
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("button", { name: /^Ada Founder, Admin/ })).toBeVisible();
  await page.goto(own.linkMailedTo(ADMIN.email));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link works no more");
});

test("a new e-mail address is one's own once the link in the mail to it was opened", async ({ page, browser }) => {
  await signIn(page, ADMIN);
  await page.goto(`${own.url}/account`);
  const card = page.getByRole("region", { name: "E-mail address" });
  const change = async (password: string) => {
    await card.getByLabel("New address").fill("ada@harbour.example");
    await card.getByLabel("Present password").fill(password);
    await card.getByRole("button", { name: "Change the address" }).click();
  };
  await change("not the password");
  await expect(card.getByRole("alert")).toHaveText("The password is not right.");
  await change(ADMIN.password);
  await expect(card.getByRole("status")).toHaveText(/A link is on its way to ada@harbour.example/);
  await expect.poll(() => own.linkMailedTo("ada@harbour.example")).toContain("/confirm-email/");
  await page.goto(own.linkMailedTo("ada@harbour.example"));
  await page.getByRole("button", { name: "Use this address" }).click();
  await expect(page.getByRole("status")).toHaveText(/Sign in with it from now on/);
  ADMIN.email = "ada@harbour.example";
  await inAnotherBrowser(browser, (other) => signIn(other, ADMIN));
});

test("who is invited chooses a password, and sees what their role may see", async ({ page, browser }) => {
  await signIn(page, ADMIN);
  await page.goto(`${own.url}/settings/people`);
  await page.getByLabel("Name").fill(KIM.name);
  await page.getByLabel("E-mail").fill(KIM.email);
  await page.getByRole("checkbox", { name: /^Marketer/ }).check();
  await page.getByRole("button", { name: "Invite" }).click();
  await expect.poll(() => own.linkMailedTo(KIM.email)).toContain("/invitation/");
  await inAnotherBrowser(browser, async (other) => {
    await other.goto(own.linkMailedTo(KIM.email));
    await other.getByLabel("Password").fill(KIM.password);
    await other.getByRole("button", { name: "Set it and sign in" }).click();
    await expect(other.getByRole("button", { name: /^Kim Lund, Marketer/ })).toBeVisible();
    await other.goto(`${own.url}/settings/people`);
    await expect(other.getByRole("heading", { level: 1 })).not.toHaveText("Settings");
  });
});

test("the organisation's account lets in who was invited, and nobody else", async ({ browser }) => {
  for (const login of ["stranger", "impostor", "kim"]) {
    await inAnotherBrowser(browser, async (page) => {
      await signInAtProvider(page, login);
      if (login === "kim") await expect(page.getByRole("button", { name: /^Kim Lund, Marketer/ })).toBeVisible();
      else await expect(page.getByText(/did not let you in/)).toBeVisible();
    });
  }
});

test("a second factor is for the password, not for the organisation's account, and an admin removes a lost one", async ({
  page,
  browser,
}) => {
  await inAnotherBrowser(browser, async (other) => {
    await signIn(other, KIM);
    await other.goto(`${own.url}/account`);
    const card = other.getByRole("region", { name: "Second factor" });
    await expect(card).toContainText("Your organisation's account asks for its own.");
    await turnSecondFactorOn(card, KIM.password);
  });
  await inAnotherBrowser(browser, async (other) => {
    await typePassword(other, KIM);
    await expect(other.getByLabel("Code")).toBeVisible();
  });
  await inAnotherBrowser(browser, async (other) => {
    await signInAtProvider(other, "kim");
    await expect(other.getByRole("button", { name: /^Kim Lund, Marketer/ })).toBeVisible();

    await signIn(page, ADMIN);
    await page.goto(`${own.url}/settings/people`);
    await page.getByRole("link", { name: KIM.name }).click();
    const card = page.getByRole("region", { name: "Second factor" });
    await card.getByRole("button", { name: "Remove the second factor" }).click();
    await expectNoViolation(page, "removing a second factor");
    await card.getByRole("button", { name: "Remove it now" }).click();
    await expect(card.getByRole("status")).toHaveText(`Removed. A mail to ${KIM.email} says so.`);
    await expect.poll(() => own.mails.at(-1) ?? "").toContain("Your second factor for Attain was removed");

    await other.reload();
    await expect(other).toHaveURL(/\/sign-in/);
    await signIn(other, KIM);
  });
});

test("an admin sees what another sees, changes nothing there, and comes back", async ({ page }) => {
  await signIn(page, ADMIN);
  await page.goto(`${own.url}/settings/people`);
  await page.getByRole("link", { name: KIM.name }).click();
  await page.getByRole("button", { name: `See what ${KIM.name} sees` }).click();
  await expect(page.getByText(/You see what Kim Lund sees/)).toBeVisible();
  const menu = page.getByRole("navigation", { name: "Main", exact: true });
  await expect(menu.getByRole("link", { name: "Campaigns" })).toBeVisible();
  await expect(menu.getByRole("link", { name: "Settings" })).toHaveCount(0);
  await page.getByRole("button", { name: "Back to your own view" }).click();
  await expect(menu.getByRole("link", { name: "Settings" })).toBeVisible();
  await expect(page.getByText(/You see what/)).toHaveCount(0);
});

test("who comes by a link goes on to it after signing in", async ({ page }) => {
  await page.goto(`${own.url}/deals?period=2026-Q1`);
  await typePasswordHere(page, ADMIN);
  await expect(page).toHaveURL(`${own.url}/deals?period=2026-Q1`);
  await page.context().clearCookies();
  await page.goto(`${own.url}/sign-in?next=//evil.example/`);
  await typePasswordHere(page, ADMIN);
  await expect(page).toHaveURL(`${own.url}/`);
});

test("a wrong password and an unknown address are answered in the same words", async ({ page }) => {
  for (const email of [ADMIN.email, "nobody@example.com"]) {
    await typePassword(page, { email, password: "not the password" });
    await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toHaveText(
      "The e-mail address or the password is not right.",
    );
  }
});

/** Turns it on, after a wrong code; gives what the app shows, and one of the recovery codes. */
async function turnSecondFactorOn(card: Locator, password: string) {
  await card.getByLabel("Present password").fill(password);
  await card.getByRole("button", { name: "Set it up" }).click();
  const secret = (await card.locator("code").textContent()) ?? "";
  const code = () => new TOTP({ secret, digits: 6, period: 30 }).generate();
  await card.getByRole("textbox", { name: "Code" }).fill("000000");
  await card.getByRole("button", { name: "Turn it on" }).click();
  await expect(card.getByRole("alert")).toHaveText(/This code is not right/);
  await card.getByRole("textbox", { name: "Code" }).fill(code());
  await card.getByRole("button", { name: "Turn it on" }).click();
  const recovery = (await card.getByRole("listitem").first().textContent()) ?? "";
  await card.getByRole("button", { name: "I kept them" }).click();
  await expect(card.getByText("It is on.")).toBeVisible();
  return { code, recovery };
}

async function signInAtProvider(page: Page, login: string): Promise<void> {
  await page.goto(`${own.url}/sign-in`);
  await page.getByRole("button", { name: /organisation's account/ }).click();
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill("anything");
  await page.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).click();
}

async function signIn(page: Page, person: { name: string; email: string; password: string }): Promise<void> {
  await typePassword(page, person);
  await expect(page.getByRole("button", { name: new RegExp(`^${person.name}, `) })).toBeVisible();
}

async function typePassword(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto(`${own.url}/sign-in`);
  await typePasswordHere(page, person);
}

async function typePasswordHere(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function inAnotherBrowser(browser: Browser, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}
