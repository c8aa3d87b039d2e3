import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

const port = Number(process.env.E2E_PORT ?? 3210);
const folder = process.env.E2E_DATA_DIR ?? ".attain-e2e";
const chromium =
  process.env.CHROMIUM_PATH ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));

/**
 * They read a sample company that nobody changes, or have an installation of their own, so any of them run at once. All others
 * change another company, one after the other.
 */
const READING = /\/(accessibility|accounts|https|leadership|marketer|rep|sales-manager|visitor)\.spec\.ts$/;

const addressOf = (at: number) => `http://127.0.0.1:${at}`;

/** A sample company that is served at the port. */
function company(at: number, folder: string) {
  return {
    command: "npm run demo",
    url: `${addressOf(at)}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 } as const,
    env: { PORT: String(at), ATTAIN_DATA_DIR: folder, ATTAIN_TODAY: "2026-11-23" },
  };
}

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-US",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "changing", testIgnore: READING, workers: 1, use: { baseURL: addressOf(port) } },
    { name: "reading", testMatch: READING, fullyParallel: true, use: { baseURL: addressOf(port + 1) } },
  ],
  webServer: [company(port, folder), company(port + 1, `${folder}-read`)],
});
