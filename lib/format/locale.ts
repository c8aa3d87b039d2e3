/** The language and region that figures are written in. */
export const LOCALE = "en-US";

/** Shown where there is no value. */
export const NO_VALUE = "—";

/** A space that keeps a figure and its unit on one line. */
export const NBSP = "\u00a0";

const MINUS = "\u2212";

/** A true minus sign in place of the hyphen, and no sign on a rounded zero. */
export function withMinus(text: string): string {
  return /^-[^1-9]*$/.test(text) ? text.slice(1) : text.replace(/^-/, MINUS);
}

/** How a figure shows its sign: only when negative, or always. */
export type SignStyle = "auto" | "always";

/** Puts a plus before a positive figure when its sign is always shown. */
export function signed(text: string, sign: SignStyle): string {
  const zero = !/[1-9]/.test(text);
  return sign === "always" && !zero && !text.startsWith(MINUS) ? `+${text}` : text;
}
