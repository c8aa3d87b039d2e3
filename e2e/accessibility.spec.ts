import { expectNoViolation, signInAs, test } from "./fixtures";

const routes = [
  "/",
  "/deals",
  "/leads",
  "/rows?metric=calls",
  "/commissions",
  "/commissions?month=2026-09",
  "/commissions/cost?by=plan",
  "/commissions/what-if?rep=6&amount=50000",
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
      const main = page.getByRole("main");
      const rows = main.getByRole("table").locator("tbody").getByRole("rowheader");
      const plans = main.getByRole("list", { name: "Commission plans" }).getByRole("listitem");
      await rows.or(plans).first().getByRole("link").first().click();
      await page.waitForURL((url) => url.pathname.startsWith(`${list}/`));
      await expectNoViolation(page, page.url());
    }
    await signInAs(page, "Rep");
    await page.goto("/reps/6?tab=commission");
    await page
      .getByRole("table", { name: "Statements" })
      .getByRole("link", { name: /^November/ })
      .click();
    await page.waitForURL((url) => url.pathname.startsWith("/commissions/statements/"));
    await expectNoViolation(page, page.url());
    const line = page
      .getByRole("region", { name: /^Earned in November/ })
      .getByRole("group")
      .first();
    await line.locator("summary").click();
    await line.getByRole("button", { name: /^Dispute this line/ }).click();
    await expectNoViolation(page, `${page.url()}, with a form`);
  });
}
