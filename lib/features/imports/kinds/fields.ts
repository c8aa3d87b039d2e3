import type { Field, FieldType, Target } from "./types";

type Options = { readonly required?: true; readonly synonyms?: readonly string[] };

function field(name: string, type: FieldType, { required, synonyms }: Options): Field {
  return { name, type, ...(required ? { required } : {}), ...(synonyms ? { synonyms } : {}) };
}

export const text = (name: string, options: Options & { long?: true } = {}) =>
  field(name, options.long ? { is: "text", long: true } : { is: "text" }, options);
export const email = (name: string, options: Options = {}) => field(name, { is: "email" }, options);
export const date = (name: string, options: Options = {}) => field(name, { is: "date" }, options);
export const moment = (name: string, options: Options = {}) => field(name, { is: "moment" }, options);
export const percent = (name: string, options: Options = {}) => field(name, { is: "percent" }, options);
export const yesNo = (name: string, options: Options = {}) => field(name, { is: "yes_no" }, options);
export const currency = (options: Options = {}) =>
  field(
    "currency",
    { is: "currency" },
    { synonyms: ["currency code", "currency iso code", "deal currency"], ...options },
  );
export const rate = (name: string, options: Options = {}) => field(name, { is: "rate" }, options);
export const decimal = (name: string, options: Options = {}) => field(name, { is: "decimal" }, options);
export const amount = (name: string, options: Options & { signed?: true } = {}) =>
  field(name, options.signed ? { is: "amount", signed: true } : { is: "amount" }, options);
export const integer = (name: string, options: Options & { min?: number; max?: number } = {}) => {
  const { min, max } = options;
  return field(
    name,
    { is: "integer", ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
    options,
  );
};
/** A count of things, 0 or more. */
export const count = (name: string, options: Options = {}) => integer(name, { min: 0, ...options });
export const choice = (name: string, values: readonly string[], options: Options = {}) =>
  field(name, { is: "choice", values }, options);
export const reference = (name: string, to: Target, options: Options & { shares?: true } = {}) =>
  field(name, options.shares ? { is: "reference", to, shares: true } : { is: "reference", to }, options);

/** The most an `integer` column of the database holds. */
export const INT4 = 2_147_483_647;
