import { readFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import type { Page } from "@playwright/test";
import { type Persona, signInAs } from "./fixtures";

type Call = { method?: string; path: string; headers?: Record<string, string>; body?: string };
export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** The server under test. */
export const base = new URL(`http://127.0.0.1:${process.env.E2E_PORT ?? 3210}`);

/** A call as any program can make it: no browser that forbids headers. */
export function call({ method = "GET", path, headers = {}, body }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: base.hostname, port: base.port, method, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Calls a server action by its id, as the product's own pages do. */
export function callAction(id: string, cookie: string, args: unknown = [], path = "/glossary"): Promise<Answer> {
  const headers = { cookie, origin: base.origin, "next-action": id, "content-type": "text/plain;charset=UTF-8" };
  return call({ method: "POST", path, headers, body: JSON.stringify(args) });
}

/** Signs in as a persona and takes the cookies. */
export async function cookieOf(page: Page, persona: Persona): Promise<string> {
  await signInAs(page, persona);
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Ids of server actions by the names of their functions, as the build knows them. */
export function actionIds(): Map<string, string> {
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  const entries = Object.entries<{ exportedName?: string; filename?: string }>(manifest.node);
  return new Map(entries.map(([id, { exportedName }]) => [exportedName ?? id, id]));
}
