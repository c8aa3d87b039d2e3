const NOWHERE = "http://attain.invalid";

/**
 * The address within Attain that a link or a form asks to go on to, or the fallback where it leads anywhere else. What looks like a path
 * may name another site (`//evil.test`, `/\evil.test`, a tab between the slashes), so that it is read as a browser reads it.
 */
export function localPath(text: string | null | undefined, fallback = "/"): string {
  if (!text?.startsWith("/") || !URL.canParse(text, NOWHERE)) return fallback;
  const { origin, pathname, search, hash } = new URL(text, NOWHERE);
  return origin === NOWHERE && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : fallback;
}
