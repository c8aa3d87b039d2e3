/** JSON with every bigint as text, so that none loses a digit: money becomes `{"minor":"1015000","currency":"USD"}`. */
export function toJsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part), indent);
}
