import { expectNoViolation, signInAs, test } from "./fixtures";

const routes = [
  "/",
  "/deals",
  "/leads",
  "/rows?metric=calls",
  "/commissions/plans/new",
  "/glossary",
  "/settings",
  "/settings/roles",
  "/settings/keys",
  "/settings/audit",
  "/settings/keys/try",
  "/account",
];

for (const scheme of ["light", "dark"] as const) {
  test(`no axe violation on any page in ${scheme} mode`, async ({ page }) => {
    test.setTimeout(180_000);
    // Tall enough that no sticky row covers a part of another: what it covers is a matter of where one has scrolled to.
    await page.setViewportSize({ width: 1280, height: 2400 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.goto("/sign-in");
    await expectNoViolation(page, "/sign-in");
    await signInAs(page, "Admin");
    for (const route of routes) {
      await page.goto(route);
      await expectNoViolation(page, route);
    }
    for (const list of [
      "/reps",
      "/commissions/plans",
      "/campaigns",
      "/imports",
      "/settings/stages",
      "/settings/people",
      "/settings/teams",
    ]) {
      await page.goto(list);
      await expectNoViolation(page, list);
      await page
        .getByRole("main")
        .getByRole("table")
        .locator("tbody")
        .getByRole("rowheader")
        .first()
        .getByRole("link")
        .first()
        .click();
      await page.waitForURL((url) => url.pathname.startsWith(`${list}/`));
      await expectNoViolation(page, page.url());
    }
  });
}
