/** The query of an address as Next hands it to a page. */
export type PageSearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The query as one list of names and values. */
export function toSearchParams(given: PageSearchParams): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given))
    for (const one of typeof value === "string" ? [value] : (value ?? [])) params.append(name, one);
  return params;
}

/** What to change in a query: a text sets, a list sets all, null removes. */
export type ParamChanges = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** An address with the query of the view changed in places. */
export function hrefWith(path: string, params: URLSearchParams, changes: ParamChanges): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    next.delete(name);
    for (const one of typeof value === "string" ? [value] : (value ?? [])) next.append(name, one);
  }
  const query = next.toString();
  return query ? `${path}?${query}` : path;
}

/** Only the named parts of a query, to carry a view's period and filters to another page. */
export function pickParams(params: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => names.includes(name)));
}
