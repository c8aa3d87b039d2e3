import type { AuditChange } from "../types";

/** What differs between the values before and after a deed, place by place; equal values are left out. */
export function changesBetween(before: unknown, after: unknown): AuditChange[] {
  const old = flatten(before);
  const fresh = flatten(after);
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((place) => ({ place, before: old.get(place) ?? null, after: fresh.get(place) ?? null }))
    .filter((change) => change.before !== change.after);
}

function flatten(value: unknown, place = "", into = new Map<string, string>()): Map<string, string> {
  if (value === undefined || value === null) {
    if (place !== "") into.set(place, "none");
    return into;
  }
  if (typeof value !== "object") return into.set(place, String(value));
  if (Array.isArray(value) && value.every((one) => typeof one !== "object"))
    return into.set(place, value.length > 0 ? value.join(", ") : "none");
  for (const [name, part] of Object.entries(value)) flatten(part, place === "" ? name : `${place}.${name}`, into);
  return into;
}
