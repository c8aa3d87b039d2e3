import { AppError } from "@/lib/errors/app-error";
import type { Field, Kind } from "../../kinds/types";
import { looksLikeNoHeader, noHeader } from "../table";
import { simpleName } from "./names";
import { nearestName } from "./nearest-name";
import { proposeColumns } from "./propose";

/** A file's column that a field is read from. */
export type MappedField = { readonly field: Field; readonly index: number; readonly column: string };

export type ColumnMap = {
  readonly fields: readonly MappedField[];
  /** Names of the columns that nothing is read from. */
  readonly ignored: readonly string[];
};

/** Which column a field is read from; null: from none, though one has its name. */
export type Mapping = Readonly<Record<string, string | null>>;

/**
 * Finds the column of each field: the one that `mapping` names, else a preset's, else the one of the same name. Throws
 * `invalid_input` when a column is not in the file or a required one is missing.
 */
export function mapColumns(
  kind: Kind,
  header: readonly string[],
  mapping: Mapping = {},
  preset: Readonly<Record<string, readonly string[]>> = {},
): ColumnMap {
  checkMapping(kind, mapping);
  const find = (name: string) => header.findIndex((column) => column !== "" && simpleName(column) === simpleName(name));
  const fields = kind.fields.flatMap((field): MappedField[] => {
    const index = indexOf(field, mapping, preset, find, header);
    return index === -1 ? [] : [{ field, index, column: header[index] ?? "" }];
  });
  const used = new Set(fields.map(({ index }) => index));
  checkRequired(kind, header, fields);
  checkGoals(kind, header, used);
  return { fields, ignored: header.filter((column, index) => column !== "" && !used.has(index)) };
}

function indexOf(
  field: Field,
  mapping: Mapping,
  preset: Readonly<Record<string, readonly string[]>>,
  find: (name: string) => number,
  header: readonly string[],
): number {
  const chosen = mapping[field.name];
  if (chosen === null) return -1;
  if (chosen !== undefined) {
    const index = header.indexOf(chosen);
    const found = index === -1 ? find(chosen) : index;
    if (found === -1) throw noSuchColumn(field.name, chosen, header);
    return found;
  }
  const known = (preset[field.name] ?? []).map(find).find((index) => index !== -1);
  return known ?? find(field.name);
}

/** Throws `invalid_input` where a field is mapped that the kind does not have. */
export function checkMapping(kind: Kind, mapping: Mapping): void {
  const names = kind.fields.map(({ name }) => name);
  for (const name of Object.keys(mapping)) {
    if (names.includes(name)) continue;
    const near = nearestName(name, names);
    throw new AppError(
      "invalid_input",
      `${kind.many} have no field ${name}${near ? `; did you mean ${near}?` : "."} Their fields are ${listed(names)}.`,
    );
  }
}

function checkRequired(kind: Kind, header: readonly string[], fields: readonly MappedField[]): void {
  const missing = kind.fields.filter(
    ({ name, required }) => required && !fields.some(({ field }) => field.name === name),
  );
  if (missing.length === 0) return;
  if (looksLikeNoHeader(header)) throw noHeader(header);
  const proposals = proposeColumns(kind, header);
  const names = missing.map(({ name }) => name);
  const hints = names.flatMap((name) => {
    const proposal = proposals.find(({ field }) => field === name);
    return proposal ? [`--map ${name}=${shellWord(proposal.column)}`] : [];
  });
  const columns = header.filter((column) => column !== "");
  throw new AppError(
    "invalid_input",
    `This file has no column for ${listed(names)}, which ${kind.many} need. Its columns are ${listed(columns)}.` +
      (hints.length > 0 ? ` Perhaps: ${hints.join(" ")}` : ""),
    { details: names.map((name) => ({ where: name, message: "no column" })) },
  );
}

/** A goal for a metric that does not exist would be ignored without a word, so it is refused. */
function checkGoals({ fields }: Kind, header: readonly string[], used: ReadonlySet<number>): void {
  const goals = fields.map(({ name }) => name).filter((name) => name.startsWith("goal_"));
  const wrong = header.find((column, index) => !used.has(index) && /^goal[\s_-]/i.test(column));
  if (goals.length === 0 || wrong === undefined) return;
  const near = nearestName(wrong, goals);
  throw new AppError(
    "invalid_input",
    `The column ${wrong} is a goal for no metric that campaigns have${near ? `; did you mean ${near}?` : "."} Accepted are ${listed(goals)}.`,
  );
}

function noSuchColumn(field: string, column: string, header: readonly string[]): AppError {
  const names = header.filter((name) => name !== "");
  const near = nearestName(column, names);
  return new AppError(
    "invalid_input",
    `${field} is mapped to the column "${column}", which this file does not have${near ? `; did you mean "${near}"?` : "."} Its columns are ${listed(names)}.`,
  );
}

function listed(names: readonly string[]): string {
  return names.length <= 40 ? names.join(", ") : `${names.slice(0, 40).join(", ")} and ${names.length - 40} more`;
}

/** A word as it is typed on a command line. */
export function shellWord(text: string): string {
  return /^[\w./:@%+-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, "\\$&")}"`;
}
