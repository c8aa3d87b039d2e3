// Finds a Chromium for the browser tests, or installs one: Debian's package when root, else Playwright's download.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright";

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of a Chromium; null, having said why, when there is none and none can be had. */
export function findChromium() {
  const found = present();
  if (found) return found;
  process.stderr.write("No Chromium is on this machine; installing one …\n");
  for (const install of [installPackage, download]) {
    install();
    const installed = present();
    if (installed) return installed;
  }
  process.stderr.write(
    "The browser tests need Chromium, and none could be installed. Install it and run npm test again; " +
      "CHROMIUM_PATH names one that is in an unusual place.\n",
  );
  return null;
}

function present() {
  return [...PLACES, chromium.executablePath()].find((path) => path && existsSync(path)) ?? null;
}

function installPackage() {
  if (process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...parameters) => spawnSync("apt-get", parameters, { stdio: ["ignore", 2, 2], env }).status === 0;
  if (apt("update", "-q")) apt("install", "-q", "-y", "--no-install-recommends", "chromium");
}

function download() {
  spawnSync(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"], { stdio: ["ignore", 2, 2] });
}
