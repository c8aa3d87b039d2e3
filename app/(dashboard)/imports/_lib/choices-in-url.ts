import type { Alias } from "@/lib/features/imports/types";
import type { ColumnFields, Format } from "./mapping";

/** What was chosen otherwise than proposed, as it stands in an address. */
export type ChosenReading = {
  /** By the column's place, from 0: what it is read as; null: it is not read. */
  readonly columns: ReadonlyMap<number, string | null>;
  readonly format: Partial<Format>;
  readonly skipBadRows: boolean;
  readonly aliases: readonly Alias[];
};

const DATES = ["iso", "dmy", "mdy"] as const;
const DECIMALS = [".", ","] as const;
const NAMES = ["column", "dates", "decimal", "skip", "alias"];

/** Reads `column=3:amount&dates=dmy&decimal=,&skip=1&alias=product:GTXPro=GTX Pro`; what makes no sense is left out. */
export function readChoices(params: URLSearchParams, fields: readonly string[]): ChosenReading {
  const columns = params.getAll("column").flatMap((text) => {
    const [, place, field] = /^(\d{1,5}):(.*)$/.exec(text) ?? [];
    const known = field === "" || fields.includes(field ?? "");
    return place && known ? [[Number(place) - 1, field || null] as const] : [];
  });
  const aliases = params.getAll("alias").flatMap((text): Alias[] => {
    const [, field, from, to] = /^([^:]+):(.+?)=(.+)$/.exec(text) ?? [];
    return field && from && to && fields.includes(field) ? [{ field, from, to }] : [];
  });
  const dates = DATES.find((choice) => choice === params.get("dates"));
  const decimal = DECIMALS.find((choice) => choice === params.get("decimal"));
  return {
    columns: new Map(columns),
    format: { ...(dates ? { dates } : {}), ...(decimal ? { decimal } : {}) },
    skipBadRows: params.get("skip") === "1",
    aliases,
  };
}

type Chosen = Omit<ChosenReading, "columns"> & { readonly columns: ColumnFields };

/** An address's query with the choices in it: only what differs from the proposal. */
export function writeChoices(params: URLSearchParams, proposed: ColumnFields, chosen: Chosen): URLSearchParams {
  const next = new URLSearchParams([...params].filter(([name]) => !NAMES.includes(name)));
  chosen.columns.forEach((field, index) => {
    if (field !== proposed[index]) next.append("column", `${index + 1}:${field ?? ""}`);
  });
  if (chosen.format.dates) next.set("dates", chosen.format.dates);
  if (chosen.format.decimal) next.set("decimal", chosen.format.decimal);
  if (chosen.skipBadRows) next.set("skip", "1");
  for (const { field, from, to } of chosen.aliases) next.append("alias", `${field}:${from}=${to}`);
  return next;
}
