import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";

/** The people of the sample company, by what they came for. */
export type Persona = "Admin" | "Leadership" | "Finance" | "Sales manager" | "Rep" | "Marketer";

/** Signs in as a persona of the sample company through the sign-in page. */
export async function signInAs(page: Page, persona: Persona): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(`^Sign in as .+, ${persona}$`) }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Follows an entry of the main navigation, whatever waits there, and waits for its page. */
export async function openFromMenu(page: Page, entry: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Main", exact: true })
    .getByRole("link", { name: new RegExp(`^${entry}(,|$)`) })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: entry })).toBeVisible();
}

/** Checks the page in view against WCAG 2.2 AA as far as a program can, and that every column of a table has a head. */
export async function expectNoViolation(page: Page, where: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
      rules: { "empty-table-header": { enabled: true } },
      // What holds is not described node by node, which takes as long as to find what does not.
      resultTypes: ["violations"],
    })
    // In the page itself: no page has frames, whose results would be put together in a page of their own.
    .setLegacyMode()
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(found, `accessibility of ${where}`).toEqual([]);
}

/** An amount as a page writes it, `$812,040`, `$6,145.30` or `$1.21M`, with how far off its last digit may be. */
export function readAmount(text: string): { amount: number; within: number } {
  const match = /[−-]?\$([\d,]+)(?:\.(\d+))?([kMB])?/.exec(text);
  if (!match) throw new Error(`There is no amount in "${text}".`);
  const [whole, digits, decimals = "", unit = ""] = match;
  const scale = { "": 1, k: 1e3, M: 1e6, B: 1e9 }[unit] ?? 1;
  const size = Number(`${digits?.replaceAll(",", "")}.${decimals || 0}`) * scale;
  return { amount: /^[−-]/.test(whole) ? -size : size, within: 0.5 * 10 ** -decimals.length * scale };
}

/** The cells of a table's column, by its head: those of its rows, and the one in the totals row. */
export async function columnOf(table: Locator, head: string): Promise<{ rows: Locator; total: Locator }> {
  await expect(table.getByRole("columnheader", { name: head })).toHaveCount(1);
  const heads = await table.locator("thead th").allInnerTexts();
  const place = heads.findIndex((text) => text.includes(head)) + 1;
  return {
    rows: table.locator(`tbody tr > :nth-child(${place})`),
    total: table.locator(`tfoot tr > :nth-child(${place})`),
  };
}

/** A page whose console errors and uncaught exceptions fail the test. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const problems: string[] = [];
    page.on(
      "console",
      (message) => message.type() === "error" && problems.push(`${message.text()} ${message.location().url}`),
    );
    page.on("pageerror", (error) => problems.push(String(error)));
    await use(page);
    expect(problems, "errors on the browser's console").toEqual([]);
  },
});

export { expect };
