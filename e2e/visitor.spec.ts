import { expect, test } from "./fixtures";

const pages = [
  "/",
  "/reps",
  "/reps/1",
  "/deals",
  "/campaigns",
  "/campaigns/1",
  "/imports",
  "/imports/new",
  "/glossary",
  "/settings",
  "/settings/stages",
  "/settings/people",
  "/settings/people/1",
  "/settings/teams",
  "/settings/teams/1",
  "/settings/roles",
];
const files = ["/reps/export", "/deals/export", "/campaigns/export", "/imports/templates/deals", "/api/jump?q=a"];

test("someone who is not signed in gets the sign-in page and nothing else", async ({ page }) => {
  for (const path of pages) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/sign-in(\?next=|$)/);
  }
  await expect(page.getByRole("button", { name: /^Sign in as / })).toHaveCount(6);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  for (const path of files) expect((await page.request.get(path)).status(), path).toBe(401);
  for (const path of ["/imports/uploads?name=a.csv", "/imports/run"])
    expect((await page.request.post(path, { data: "name\nAna" })).status(), path).toBe(401);
});
