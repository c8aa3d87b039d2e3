import type { FileInspection, KindSummary } from "@/lib/features/imports/types";

/** What each column of the file is read as, in the order of the file; null: it is not read. */
export type ColumnFields = readonly (string | null)[];

type MappingProblems = {
  /** By column: the field it is read as is read from another column too. */
  readonly twice: ReadonlySet<number>;
  /** Required fields that no column is read as. */
  readonly missing: readonly string[];
};

/** What is wrong with the columns as they are chosen. */
export function findMappingProblems({ fields }: KindSummary, chosen: ColumnFields): MappingProblems {
  const twice = chosen.flatMap((field, index) =>
    field !== null && chosen.some((other, place) => other === field && place !== index) ? [index] : [],
  );
  const missing = fields.filter(({ name, required }) => required && !chosen.includes(name)).map(({ name }) => name);
  return { twice: new Set(twice), missing };
}

/** The chosen columns as an import takes them: every field of the kind with its column, or null. */
export function toMapping({ fields }: KindSummary, header: readonly string[], chosen: ColumnFields) {
  return Object.fromEntries(
    fields.map(({ name }): [string, string | null] => {
      const index = chosen.indexOf(name);
      return [name, index === -1 ? null : (header[index] ?? null)];
    }),
  );
}

export type Format = { readonly dates: "iso" | "dmy" | "mdy"; readonly decimal: "." | "," };

const DAY_OR_MONTH_FIRST = /^(\d{1,2})([/.-])(\d{1,2})[/.-]\d{2,4}\b/;
const COMMA_DECIMAL = /^[^\d]*\d{1,3}(\.?\d{3})*,\d{1,2}\D*$/;

/** How a file most likely writes its dates and amounts, from its first rows. */
export function guessFormat({ rows }: Pick<FileInspection, "rows">, kind: KindSummary, chosen: ColumnFields): Format {
  const cells = (accepts: RegExp) => {
    const names = kind.fields.filter((field) => accepts.test(field.accepts)).map(({ name }) => name);
    const places = chosen.flatMap((field, index) => (field !== null && names.includes(field) ? [index] : []));
    return rows.flatMap((row) => places.map((place) => (row[place] ?? "").trim()));
  };
  return {
    dates: guessDates(cells(/^a (date|time)\b/)),
    decimal: cells(/^(an amount|a number|units)\b/).some((cell) => COMMA_DECIMAL.test(cell)) ? "," : ".",
  };
}

function guessDates(cells: readonly string[]): Format["dates"] {
  const found = cells.map((cell) => DAY_OR_MONTH_FIRST.exec(cell)).filter((match) => match !== null);
  if (found.length === 0) return "iso";
  if (found.some(([, first]) => Number(first) > 12)) return "dmy";
  if (found.some(([, , , second]) => Number(second) > 12)) return "mdy";
  return found.some(([, , separator]) => separator === "/") ? "mdy" : "dmy";
}
