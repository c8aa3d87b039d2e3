import AxeBuilder from "@axe-core/playwright";
import { expect, signInAs, test } from "./fixtures";

const routes = ["/", "/reps", "/deals", "/campaigns", "/imports", "/glossary"];

for (const scheme of ["light", "dark"] as const) {
  test(`no axe violation on any page in ${scheme} mode`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.goto("/sign-in");
    await expectNoViolation(page, "/sign-in");
    await signInAs(page, "Admin");
    for (const route of routes) {
      await page.goto(route);
      await expectNoViolation(page, route);
    }
    for (const [list, href] of [
      ["/reps", "/reps/"],
      ["/campaigns", "/campaigns/"],
    ] as const) {
      await page.goto(list);
      await page.locator(`main a[href^="${href}"]`).first().click();
      await page.waitForURL((url) => url.pathname.startsWith(href));
      await expectNoViolation(page, page.url());
    }
  });
}

async function expectNoViolation(page: Parameters<typeof signInAs>[0], where: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(found, `accessibility of ${where}`).toEqual([]);
}
