import { test as base, expect, type Page } from "@playwright/test";

/** The people of the sample company, by what they came for. */
export type Persona = "Admin" | "Leadership" | "Finance" | "Sales manager" | "Rep" | "Marketer";

/** Signs in as a persona of the sample company through the sign-in page. */
export async function signInAs(page: Page, persona: Persona): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(`^Sign in as .*${persona}`, "i") }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** A page whose console errors and uncaught exceptions fail the test. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(String(error)));
    await use(page);
    expect(problems, "errors on the browser's console").toEqual([]);
  },
});

export { expect };
