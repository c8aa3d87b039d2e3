/** The places of a plan file in the words of the plan editor; `[]` stands for a number. */
const PLACES: Readonly<Record<string, string>> = {
  name: "Name",
  currency: "Currency",
  components: "Components",
  "components[].name": "component name",
  "components[].id": "id",
  "components[].earns_on": "earns on",
  "components[].credited_at": "paid when",
  "components[].accumulates": "adds up over",
  "components[].whose": "whose deals",
  "components[].rate": "rate",
  "components[].rate.flat": "percent",
  "components[].rate.per_deal": "amount",
  "components[].rate.tiers": "tiers",
  "components[].rate.tiers.over": "tiers over",
  "components[].rate.tiers.mode": "a higher tier pays",
  "components[].rate.tiers.boundary": "exactly on a boundary",
  "components[].rate.tiers.steps": "tiers",
  "components[].rate.tiers.steps[].from": "from",
  "components[].rate.tiers.steps[].to": "to",
  "components[].rate.tiers.steps[].percent": "how much",
  "components[].rate.tiers.steps[].amount": "how much",
  "components[].rate.tiers.steps[].of_target": "how much",
  "components[].threshold": "threshold",
  "components[].threshold.at": "nothing below",
  "components[].threshold.from": "threshold",
  "components[].cap": "cap",
  "components[].bonus": "bonuses",
  "components[].bonus[].at": "once reached",
  "components[].bonus[].amount": "pays",
  "components[].group": "group",
  "components[].group.id": "group",
  "components[].group.pick": "which pays",
  spiffs: "SPIFFs",
  "spiffs[].name": "SPIFF name",
  "spiffs[].id": "id",
  "spiffs[].from": "won from",
  "spiffs[].to": "last day",
  "spiffs[].amount": "how much",
  "spiffs[].percent": "how much",
  "spiffs[].budget": "budget per rep",
  holdback: "Keep back",
  "holdback.percent": "Percent kept back",
  "holdback.days": "For days",
  "holdback.until": "Keep back",
  cap: "Most a statement earns",
  draw: "Draw",
  "draw.amount": "Draw",
  "draw.kind": "Draw",
  clawback: "Refunds take back within days",
  "clawback.days": "Refunds take back within days",
  fixed_rates: "Fixed rates",
};

const FILTERS: Readonly<Record<string, string>> = {
  when: "which deals",
  type: "deal type",
  product: "product",
  segment: "segment",
  channel: "channel",
  promotion: "promotion",
  min_amount: "smallest amount",
  max_discount: "largest discount",
};

/**
 * A place of a plan file as people know it: `components[0].rate.tiers.steps[1].from` is `New business, tier 2, from`. `file` is what was read, of whatever
 * shape, for the names of its parts; an unknown place stays as it is.
 */
export function placeWords(where: string, file: unknown): string {
  const names = where.match(/[^.[\]]+/g) ?? [];
  const said: string[] = [];
  let path = "";
  let value = file;
  for (const [place, name] of names.entries()) {
    const before = path;
    value = isObject(value) ? value[name] : undefined;
    if (/^\d+$/.test(name)) {
      path = `${path}[]`;
      said.push(partWords(before, Number(name) + 1, value));
    } else if (place > 0 || name !== "plan") path = path === "" ? name : `${path}.${name}`;
  }
  const leaf = leafWords(path, names.at(-1) ?? "");
  return [...said, ...(leaf === null ? [] : [leaf])].join(", ");
}

function partWords(list: string, number: number, value: unknown): string {
  if (list.endsWith("steps")) return `tier ${number}`;
  if (list.endsWith("bonus")) return `bonus ${number}`;
  const name = isObject(value) ? [value.name, value.id].find((text) => typeof text === "string" && text !== "") : null;
  if (list === "spiffs") return name ? `SPIFF ${name}` : `SPIFF ${number}`;
  if (list === "components") return name ? String(name) : `Component ${number}`;
  return String(number);
}

function leafWords(path: string, last: string): string | null {
  if (path === "" || path.endsWith("[]")) return null;
  if (path.startsWith("fixed_rates.")) return `Fixed rate of ${last}`;
  if (/\bwhen(\.|$)/.test(path.replace(/\[\]/g, ""))) return FILTERS[last] ?? last;
  return PLACES[path] ?? path.replace(/^(components|spiffs)\[\]\./, "");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
