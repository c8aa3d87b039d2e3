import { fileURLToPath } from "node:url";
import { createKey } from "@/lib/auth/key";
import type { Role } from "@/lib/auth/permissions";
import type { Call } from "@/lib/http/api/call";
import type { TestDatabase } from "@/lib/testing/database";
import { CALLS } from "./calls";

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

type Asked = {
  readonly key?: string | undefined;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Asks the route of a path as a program would, and reads the answer. The path may have a query. */
export async function ask(path: string, { key, method, body, headers }: Asked = {}) {
  const url = new URL(`http://attain.test/api/v1${path}`);
  const { call, params } = callOf(url.pathname.replace("/api/v1", ""));
  const folder = call ? call.path.replaceAll("{", "[").replaceAll("}", "]") : "/[[...path]]";
  const file = fileURLToPath(new URL(`..${folder}/route.ts`, import.meta.url));
  const route = (await import(file)) as Record<string, Handler>;
  const as = method ?? call?.method ?? "GET";
  const request = new Request(url, {
    method: as,
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const response = await route[as]?.(request, {
    params: Promise.resolve(Object.keys(params).length > 0 ? params : undefined),
  });
  if (!response) throw new Error(`${as} ${path} is not exported`);
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === "" ? null : JSON.parse(text), call };
}

function callOf(pathname: string): { call: Call | undefined; params: Record<string, string> } {
  for (const call of CALLS) {
    const names = [...call.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
    const found = new RegExp(`^${call.path.replace(/\{\w+\}/g, "([^/]+)").replace(".", "\\.")}$`).exec(pathname);
    if (found) return { call, params: Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""])) };
  }
  return { call: undefined, params: {} };
}

/** A key with a role, of a person of its own who holds it and is that rep, where the role is bound to one. */
export async function makeKey(
  client: TestDatabase["client"],
  role: Role,
  { repId = null, teamName = null }: { repId?: number | null; teamName?: string | null } = {},
): Promise<{ readonly key: string; readonly id: number; readonly userId: number | null }> {
  const { text, start, keyHash } = createKey();
  const bound = role === "rep" || role === "sales_manager";
  const user = bound
    ? await client.user.create({
        data: { name: `A ${role}`, email: `${keyHash}@example.com`, repId, roles: { create: { role } } },
      })
    : null;
  if (user && teamName) await client.team.update({ where: { name: teamName }, data: { managerUserId: user.id } });
  const { id } = await client.apiKey.create({
    data: { name: `key of ${role}`, role, start, keyHash, userId: user?.id ?? null },
  });
  return { key: text, id, userId: user?.id ?? null };
}
