import type { Column } from "./types";

type Options = {
  /** The file's column; default the target column's name. */
  readonly field?: string;
  /** SQL where the cell is blank, or where the file has no such column and nothing is there. */
  readonly fallback?: string;
};

/** A column whose value is the cell's; a column the file does not have keeps what is there, a blank cell clears it. */
function cell(name: string, value: (field: string) => string, { field = name, fallback }: Options = {}): Column {
  return {
    name,
    step: "plain",
    sql: (has) => {
      const chosen = has(field) ? value(field) : `t.${quoted(name)}`;
      return fallback === undefined ? chosen : `coalesce(${chosen}, ${fallback})`;
    },
  };
}

/** Text, whole numbers, shares, yes or no: as staged. */
export const plain = (name: string, options?: Options) => cell(name, (field) => `s.${quoted(field)}`, options);
/** A staged whole number that the table keeps in 32 bits. */
export const small = (name: string, options?: Options) => cell(name, (field) => `s.${quoted(field)}::int`, options);
export const day = (name: string, options?: Options) => cell(name, dayOf, options);
export const resolved = (name: string, field: string) => cell(name, () => `r_${field}.id`, { field });
export const enumerated = (name: string, type: string, options?: Options) =>
  cell(name, (field) => `s.${quoted(field)}::${type}`, options);
export const currencyCode = () =>
  cell("currency", () => "s.currency::char(3)", { field: "currency", fallback: "{currency}::char(3)" });

/** An amount in minor units of the row's currency, rounded half away from zero. */
export function minor(name: string, field: string): Column {
  return { name, step: "money", sql: (has) => (has(field) ? roundedCell(field) : `e.was_${name}`), amountOf: field };
}

type Derivation = {
  /** The column that says whether the amount was worked out. */
  readonly flag: string;
  /** SQL of the amount where none is given. */
  readonly value: string;
  /** SQL of whether all that it is worked out from is as it was; then it stays as well, whatever has become of prices. */
  readonly same: string;
};

/** An amount that is worked out where nobody gives one, and then follows what it is worked out from. */
export function minorOrDerived(name: string, field: string, { flag, value, same }: Derivation): Column[] {
  const derived = `case when e.was_${flag} and ${same} then coalesce(e.was_${name}, ${value}) else ${value} end`;
  const kept = `e.was_${name} is not null and not e.was_${flag}`;
  return [
    {
      name,
      step: "money",
      sql: (has) =>
        has(field)
          ? `coalesce(${roundedCell(field)}, ${derived})`
          : `case when ${kept} then e.was_${name} else ${derived} end`,
      amountOf: field,
      derivedIf: flag,
    },
    {
      name: flag,
      step: "money",
      sql: (has) => (has(field) ? `(e.raw_${field} is null)` : `coalesce(not (${kept}), true)`),
    },
  ];
}

function roundedCell(field: string): string {
  return `round(e.raw_${field} * c.scale)::bigint`;
}

/** A value that follows from the others. */
export const derived = (name: string, step: Column["step"], sql: string): Column => ({ name, step, sql: () => sql });

/** SQL of a staged date: a moment with a zone is the organisation's day of it. */
export function dayOf(field: string): string {
  const staged = `s.${quoted(field)}`;
  return `(case when length(${staged}) = 10 then ${staged}::date else (${staged}::timestamptz at time zone {zone})::date end)`;
}

/** SQL of a staged moment: without a zone it is the organisation's. */
export function momentOf(field: string): string {
  const staged = `s.${quoted(field)}`;
  return `(case when ${staged} ~ '(Z|[+-][0-9]{2}:[0-9]{2})$' then ${staged}::timestamptz else ${staged}::timestamp at time zone {zone} end)::timestamptz(3)`;
}

/** A name in SQL; every one of them is ours. */
export function quoted(name: string): string {
  return `"${name}"`;
}
