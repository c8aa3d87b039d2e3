import { test as withoutConsole } from "@playwright/test";
import { actionIds, base, call, cookieOf } from "./call";
import { expect, signInAs, test } from "./fixtures";

const PAGES = ["/", "/reps", "/deals", "/campaigns", "/leads", "/imports", "/glossary", "/settings/audit"];
const FILES = ["/reps/export", "/deals/export", "/campaigns/export", "/settings/audit/export"];
const DATA = ["/api/jump?q=a", "/api/filters?dimension=rep"];

test("every page comes with a policy of its own that lets no foreign script in", async ({ page }) => {
  const cookie = await cookieOf(page, "Admin");
  const nonces = new Set<string>();
  for (const path of [...PAGES, "/sign-in", "/nothing-here"]) {
    const { headers, body } = await call({ path, headers: { cookie } });
    const policy = String(headers["content-security-policy"]);
    const [, nonce = ""] = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/.exec(policy) ?? [];
    expect(nonce.length, path).toBeGreaterThan(20);
    nonces.add(nonce);
    expect(policy, path).not.toMatch(/unsafe-eval|(script|style)-src [^;]*unsafe-inline/);
    for (const part of [
      "default-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'self'",
    ])
      expect(policy.split("; "), path).toContain(part);
    const scripts = body.match(/<script\b[^>]*>/g) ?? [];
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
    expect(scripts.length, path).toBeGreaterThan(0);
  }
  expect(nonces.size).toBe(PAGES.length + 2);
});

withoutConsole("the browser runs no script and no style sheet that a page was not served with", async ({ page }) => {
  await page.goto("/sign-in");
  const broken = page.evaluate(
    () =>
      new Promise<string>((done) =>
        document.addEventListener("securitypolicyviolation", (event) => done(event.violatedDirective)),
      ),
  );
  await page.evaluate(() => {
    document.head.innerHTML += "<style>body { display: none }</style>";
  });
  expect(await broken).toMatch(/^style-src/);
  const ran = await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", `<img src="data:," onerror="document.title = 'ran'">`);
    return new Promise<string>((done) =>
      document.addEventListener("securitypolicyviolation", (event) => done(event.violatedDirective), { once: true }),
    );
  });
  expect(ran).toMatch(/^script-src/);
  expect(await page.title()).not.toBe("ran");
});

test("the usual headers are on every answer, and only the person who asked may keep it", async ({ page }) => {
  const cookie = await cookieOf(page, "Admin");
  for (const path of [...PAGES, ...FILES, ...DATA, "/sign-in", "/nothing-here", "/api/health"]) {
    const { headers } = await call({ path, headers: { cookie } });
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(headers["cache-control"], path).toMatch(/no-store/);
    if (path !== "/api/health") expect(headers["cache-control"], path).toMatch(/private/);
    expect(headers["x-powered-by"], path).toBeUndefined();
    expect(headers["strict-transport-security"], `${path} over http`).toBeUndefined();
  }
});

test("the session's cookie is out of reach of scripts and of other sites", async ({ page }) => {
  await signInAs(page, "Rep");
  const session = (await page.context().cookies()).filter(({ name }) => name.includes("session"));
  expect(session.length).toBeGreaterThan(0);
  for (const cookie of session) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("a form or an action that another page sent changes nothing", async ({ page }) => {
  const cookie = await cookieOf(page, "Admin");
  const signOut = actionIds().get("signOutHere") ?? "";
  expect(signOut).not.toBe("");
  const own = `http://${base.host}`;
  const action = (headers: Record<string, string>) =>
    call({
      method: "POST",
      path: "/glossary",
      headers: { cookie, "next-action": signOut, "content-type": "text/plain;charset=UTF-8", ...headers },
      body: "[]",
    });
  const forged: Record<string, string>[] = [
    {},
    { origin: "http://evil.test" },
    { origin: "null" },
    { origin: own, "sec-fetch-site": "cross-site" },
    { origin: own, "sec-fetch-site": "same-site" },
    { origin: "http://evil.test", "x-forwarded-host": "other.test" },
  ];
  for (const headers of forged) expect((await action(headers)).status, JSON.stringify(headers)).toBe(403);
  const form = { cookie, "content-type": "multipart/form-data; boundary=x" };
  const field = `--x\r\nContent-Disposition: form-data; name="$ACTION_ID_${signOut}"\r\n\r\n\r\n--x--\r\n`;
  expect((await call({ method: "POST", path: "/glossary", headers: form, body: field })).status).toBe(403);
  expect((await call({ path: "/glossary", headers: { cookie } })).status, "still signed in").toBe(200);
  expect((await action({ origin: own, "sec-fetch-site": "same-origin" })).status).toBeLessThan(400);
  expect((await call({ path: "/glossary", headers: { cookie } })).status, "signed out by the own page").toBe(307);
});

test("an action does nothing for who may not, whoever knows its id", async ({ page }) => {
  const id = actionIds().get("discardUpload") ?? "";
  expect(id).not.toBe("");
  const run = (cookie: string) =>
    call({
      method: "POST",
      path: "/glossary",
      headers: { cookie, origin: `http://${base.host}`, "next-action": id, "content-type": "text/plain;charset=UTF-8" },
      body: JSON.stringify(["00000000-0000-0000-0000-000000000000"]),
    });
  for (const cookie of ["", await cookieOf(page, "Rep"), await cookieOf(page, "Marketer")]) {
    const { body } = await run(cookie);
    expect(body).toContain('"code":"forbidden"');
    expect(body).not.toContain('"ok":true');
  }
  expect((await run(await cookieOf(page, "Admin"))).body).not.toContain('"code":"forbidden"');
});

test("no header opens a page to a visitor", async () => {
  const bypass: Record<string, string>[] = [
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware" },
    { "x-middleware-prefetch": "1" },
    { "x-nextjs-data": "1" },
    { "x-middleware-rewrite": "/deals", "x-middleware-next": "1" },
    { "x-attain-address": "127.0.0.1", "x-nonce": "chosen" },
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-state-tree": encodeURIComponent(JSON.stringify(["", {}])) },
  ];
  for (const headers of bypass)
    for (const path of ["/deals", "/settings/audit"]) {
      const { status, headers: answered, body } = await call({ path, headers });
      const where = `${path} ${JSON.stringify(headers)}`;
      expect(body, where).not.toMatch(/Castellane|role="table"|<table/);
      expect(answered["cache-control"], where).toMatch(/private.*no-store/);
      expect(answered["content-security-policy"], where).toMatch(/nonce-/);
      expect(answered["content-security-policy"], where).not.toContain("chosen");
      expect([200, 307, 308].includes(status), `${where}: ${status}`).toBe(true);
      if (status === 200) expect(body, where).toMatch(/^\{\}$|\/sign-in/);
    }
});

test("what is made for one person is never made to be kept for others", async ({ page }) => {
  const cookie = await cookieOf(page, "Rep");
  for (const path of ["/deals", "/deals?_rsc=poison", "/deals.rsc", "/_next/data/x/deals.json"]) {
    const { headers, body, status } = await call({ path, headers: { cookie, rsc: "1" } });
    if (status === 200) expect(headers["cache-control"], path).toMatch(/private.*no-store/);
    else expect(body, path).not.toContain("Castellane");
    expect(headers["cache-control"] ?? "", path).not.toMatch(/public|s-maxage/);
  }
  const asked = await call({ path: "/deals", headers: { cookie, rsc: "1" } });
  const { headers, body } = asked.headers.location
    ? await call({ path: asked.headers.location, headers: { cookie, rsc: "1" } })
    : asked;
  expect(headers["content-type"]).toContain("text/x-component");
  expect(body).toContain("Castellane");
  expect(headers.vary).toMatch(/rsc/i);
});

test("nobody makes the server fetch for them, or send people elsewhere", async () => {
  for (const url of ["http://127.0.0.1:1/x.png", "//evil.test/x.png", "/overview.png"]) {
    const { status } = await call({ path: `/_next/image?url=${encodeURIComponent(url)}&w=64&q=75` });
    expect([400, 404], url).toContain(status);
  }
  const elsewhere = [
    "//evil.test/",
    "/\\evil.test/",
    "//evil.test/..;/",
    "/%2F%2Fevil.test/",
    "/%5Cevil.test/",
    "/deals/?next=//evil.test",
  ];
  for (const path of elsewhere) {
    const { headers } = await call({ path });
    const to = new URL(headers.location ?? "/", base);
    expect(to.host, `${path} → ${headers.location}`).toBe(base.host);
  }
  const named = {
    host: "evil.test",
    "x-forwarded-host": "evil.test",
    forwarded: "host=evil.test",
    "x-forwarded-proto": "https",
  };
  for (const path of ["/deals", "/", "/reps/"]) {
    const { headers, body } = await call({ path, headers: named });
    expect(headers.location ?? "", path).not.toContain("evil.test");
    expect(body, path).not.toContain("evil.test");
  }
});

test("a read changes nothing", async ({ page }) => {
  const cookie = await cookieOf(page, "Admin");
  for (const path of ["/imports/uploads?name=a.csv", "/imports/run"])
    expect((await call({ path, headers: { cookie } })).status, path).toBe(405);
  const id = actionIds().get("signOutHere") ?? "";
  await call({ path: `/glossary?$ACTION_ID_${id}=`, headers: { cookie, "next-action": id } });
  expect((await call({ path: "/glossary", headers: { cookie } })).status).toBe(200);
});
