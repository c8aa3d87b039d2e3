import type { Role } from "@/lib/auth/permissions";
import type { Answer } from "./call";

/** Whoever may call learns what was wrong with a body that is none. */
export function outcomeOfCall({ status, body }: Answer): string {
  if (status === 401 || status === 403) return "refused";
  if (status === 404 || /"code":"invalid_input".*nothing/.test(body)) return "absent";
  return status === 200 || status === 400 || status === 415 ? "open" : `answered ${status}`;
}

/** A browser gets nothing from what programs call but the methods it takes. */
export function outcomeOfApi({ status, body }: Answer): string {
  if (status === 204 && body === "") return "refused";
  return [401, 404, 405].includes(status) ? "refused" : `answered ${status}`;
}

/** What a page, a file or a server action came to. */
export function outcome(entry: string, { status, body, headers }: Answer, role: Role | null): string {
  if (entry.startsWith("action ")) return body.includes('"code":"forbidden"') ? "refused" : "open";
  if (status === 403 || status === 401) return "refused";
  if (status === 307)
    return role === null && headers.location?.startsWith("/sign-in") ? "refused" : `sent to ${headers.location}`;
  if (status === 404) return "absent";
  // Something was wrong with what was sent, which only those learn who may send it.
  if (status === 400) return entry.startsWith("GET ") ? "absent" : "open";
  return status < 400 ? "open" : `answered ${status}`;
}
