import { test as withoutBrowser } from "@playwright/test";
import { actionIds } from "./call";
import { expect } from "./fixtures";
import { OwnInstallation } from "./own-installation";

const PORT = Number(process.env.E2E_PORT ?? 3210) + 3;
const HERE = `http://127.0.0.1:${PORT}`;

const own = new OwnInstallation();
withoutBrowser.beforeAll(async () => {
  withoutBrowser.setTimeout(180_000);
  await own.start(PORT, {}, "https://attain.test");
});
withoutBrowser.afterAll(() => own.stop());

withoutBrowser("served by https behind a proxy, Attain asks for https and keeps its cookies to it", async () => {
  for (const path of ["/", "/sign-in", "/nothing-here", "/api/health", "/deals/export"]) {
    const { headers } = await fetch(HERE + path, { redirect: "manual" });
    expect(headers.get("strict-transport-security"), path).toMatch(/^max-age=\d{8,}/);
  }
  const person = { name: "Ada", email: "ada@example.com", password: "four plain words here" };
  const organisation = { organisation: "Harbour", currency: "EUR", time_zone: "UTC" };
  const answer = await fetch(`${HERE}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: {
      origin: HERE,
      "next-action": actionIds().get("setUp") ?? "",
      "content-type": "text/plain;charset=UTF-8",
    },
    body: JSON.stringify([
      {
        ...person,
        ...organisation,
        fiscal_year_start_month: 1,
        week_start: 1,
        token: own.setUpLink.split("/").at(-1),
      },
    ]),
  });
  const cookies = answer.headers.getSetCookie().filter((line) => line.includes("session_token="));
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(/^__Secure-attain\.session_token=[^;]{32,};/);
  for (const part of [/; Path=\/(;|$)/, /; HttpOnly/i, /; Secure/i, /; SameSite=lax/i])
    expect(cookies[0]).toMatch(part);
  const cookie = cookies[0]?.split(";")[0] ?? "";
  expect((await fetch(`${HERE}/account`, { redirect: "manual", headers: { cookie } })).status).toBe(200);
});
