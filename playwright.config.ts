import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

const port = Number(process.env.E2E_PORT ?? 3210);
const chromium =
  process.env.CHROMIUM_PATH ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));

/** They change nothing that another one looks at, so two may run at once; all others run one after the other. */
const TOGETHER = /\/(accessibility|leadership|marketer|rep|sales-manager|visitor)\.spec\.ts$/;

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
    baseURL: `http://127.0.0.1:${port}`,
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
    { name: "together", testMatch: TOGETHER, fullyParallel: true },
    { name: "alone", testIgnore: TOGETHER, workers: 1, dependencies: ["together"] },
  ],
  webServer: {
    command: "npm run demo",
    url: `http://127.0.0.1:${port}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: { PORT: String(port), ATTAIN_DATA_DIR: process.env.E2E_DATA_DIR ?? ".attain-e2e", ATTAIN_TODAY: "2026-11-23" },
  },
});
