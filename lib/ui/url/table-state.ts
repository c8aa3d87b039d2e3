/** The column a table is sorted by, and which way. */
export type SortState = { readonly by: string; readonly descending: boolean };

/** Reads `sort=-revenue`. A column that may not be sorted by becomes the default. */
export function readSort(params: URLSearchParams, allowed: readonly string[], fallback: SortState): SortState {
  const text = params.get("sort") ?? "";
  const by = text.replace(/^-/, "");
  return allowed.includes(by) ? { by, descending: text.startsWith("-") } : fallback;
}

/** The parameter that sorts by a column: down first, then up, then down again. */
export function sortParam(column: string, current: SortState, firstDescending = true): string {
  const descending = current.by === column ? !current.descending : firstDescending;
  return descending ? `-${column}` : column;
}

/** Reads `page=2`; anything else is the first. */
export function readPage(params: URLSearchParams): number {
  const text = params.get("page") ?? "";
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 1;
}

/** Reads `columns=a,b` against the columns there are; absent or empty means the usual ones. */
export function readColumns(params: URLSearchParams, known: readonly string[], usual: readonly string[]): string[] {
  const wanted = (params.get("columns") ?? "").split(",").filter((id) => known.includes(id));
  return known.filter((id) => (wanted.length > 0 ? wanted : usual).includes(id));
}
