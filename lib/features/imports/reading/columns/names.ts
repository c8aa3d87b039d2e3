/** A header or field name as it is compared: without case, spaces, underscores, hyphens and dots. */
export function simpleName(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, "");
}
