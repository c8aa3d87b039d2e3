import type { Page } from "@playwright/test";
import { expect, type Persona } from "./fixtures";

/** Makes a key through the page of keys, as an admin who is signed in; one that acts for a person acts for the sample company's. */
export async function makeKey(page: Page, name: string, role: Persona): Promise<string> {
  await page.goto("/settings/keys");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Role").selectOption(role);
  if (role === "Rep" || role === "Sales manager") await page.getByLabel("For whom").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Make the key" }).click();
  const code = page.getByRole("status").locator("code");
  await expect(code).toHaveText(/^attain_[\w-]{43}$/);
  return (await code.textContent()) ?? "";
}
