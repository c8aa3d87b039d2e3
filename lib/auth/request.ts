import { cookies, headers } from "next/headers";

/**
 * The headers of this request, with the cookies as they are by now: after an action has changed them, the page is rendered in
 * the same request.
 */
export async function requestHeaders(): Promise<Headers> {
  const [given, jar] = await Promise.all([headers(), cookies()]);
  const current = new Headers(given);
  current.set("cookie", jar.toString());
  return current;
}

/** The way to sign-in from this request, and from there back to what it asked for. */
export async function signInAddress(): Promise<string> {
  const asked = new URL((await headers()).get("x-attain-path") ?? "/", "http://attain.invalid");
  asked.searchParams.delete("_rsc");
  const next = `${asked.pathname}${asked.search}`;
  return next === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ next })}`;
}

/** The network address this request came from, or null where it is not known. */
export async function clientAddress(): Promise<string | null> {
  return (await headers()).get("x-attain-address") || null;
}
