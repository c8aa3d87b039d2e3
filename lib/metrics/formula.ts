import type { FunctionName } from "./functions";
import { MEASURES, type MeasureId } from "./measures";

/** How a metric is made from measures. Its value, its words and the facts to load all come from this one tree. */
export type Formula =
  | { readonly kind: "measure"; readonly measure: MeasureId }
  | { readonly kind: "named"; readonly name: string; readonly formula: Formula }
  | { readonly kind: "sum"; readonly parts: readonly Formula[]; readonly missing: "spoils" | "left_out" }
  | { readonly kind: "difference"; readonly from: Formula; readonly less: Formula }
  | { readonly kind: "product"; readonly parts: readonly Formula[] }
  | {
      readonly kind: "ratio";
      readonly of: Formula;
      readonly per: Formula;
      /** What to say where `per` is below zero as well as at it; without it only zero has no value. */
      readonly nothingLeft: string | null;
    }
  | { readonly kind: "complement"; readonly formula: Formula }
  | { readonly kind: "scaled"; readonly formula: Formula; readonly by: bigint }
  | { readonly kind: "days"; readonly which: "elapsed" | "all" }
  | {
      readonly kind: "function";
      readonly name: FunctionName;
      readonly inputs: readonly Formula[];
      readonly words: string;
    };

export const measure = (id: MeasureId): Formula => ({ kind: "measure", measure: id });
/** A part that words call by its own name instead of spelling it out. */
export const named = (name: string, formula: Formula): Formula => ({ kind: "named", name, formula });
export const sum = (...parts: Formula[]): Formula => ({ kind: "sum", parts, missing: "spoils" });
/** A sum of what is known: null only when no part is. */
export const sumOfKnown = (...parts: Formula[]): Formula => ({ kind: "sum", parts, missing: "left_out" });
export const difference = (from: Formula, less: Formula): Formula => ({ kind: "difference", from, less });
export const product = (...parts: Formula[]): Formula => ({ kind: "product", parts });
export const ratio = (of: Formula, per: Formula, nothingLeft: string | null = null): Formula => ({
  kind: "ratio",
  of,
  per,
  nothingLeft,
});
/** 1 − the formula. */
export const complement = (formula: Formula): Formula => ({ kind: "complement", formula });
export const scaled = (formula: Formula, by: bigint): Formula => ({ kind: "scaled", formula, by });
/** Days of the period that have begun. */
export const elapsedDays: Formula = { kind: "days", which: "elapsed" };
/** All days of the period. */
export const allDays: Formula = { kind: "days", which: "all" };
/** A figure that a pure function makes from others. */
export const calculated = (name: FunctionName, words: string, ...inputs: Formula[]): Formula => ({
  kind: "function",
  name,
  inputs,
  words,
});

/** The measures that the formula reads, each once. */
export function measuresOf(formula: Formula): MeasureId[] {
  return [...new Set(collect(formula))];
}

function collect(formula: Formula): MeasureId[] {
  switch (formula.kind) {
    case "measure":
      return [formula.measure];
    case "named":
    case "complement":
    case "scaled":
      return collect(formula.formula);
    case "sum":
    case "product":
      return formula.parts.flatMap(collect);
    case "difference":
      return [...collect(formula.from), ...collect(formula.less)];
    case "ratio":
      return [...collect(formula.of), ...collect(formula.per)];
    case "function":
      return formula.inputs.flatMap(collect);
    case "days":
      return [];
  }
}

/** The formula in words: `Deals won ÷ (Deals won + Deals lost)`. */
export function formulaInWords(formula: Formula): string {
  switch (formula.kind) {
    case "measure":
      return MEASURES[formula.measure].label;
    case "named":
      return formula.name;
    case "sum":
      return formula.parts.map((part) => within(part, 1)).join(" + ");
    case "difference":
      return `${within(formula.from, 1)} − ${within(formula.less, 2)}`;
    case "product":
      return formula.parts.map((part) => within(part, 3)).join(" × ");
    case "ratio":
      return `${within(formula.of, 2)} ÷ ${within(formula.per, 3)}`;
    case "complement":
      return `1 − ${within(formula.formula, 2)}`;
    case "scaled":
      return `${within(formula.formula, 2)} × ${formula.by}`;
    case "days":
      return formula.which === "elapsed" ? "Elapsed days" : "Days in the period";
    case "function":
      return formula.words;
  }
}

function within(formula: Formula, binding: 1 | 2 | 3): string {
  const words = formulaInWords(formula);
  return strengthOf(formula) < binding ? `(${words})` : words;
}

function strengthOf({ kind }: Formula): number {
  if (kind === "sum" || kind === "difference" || kind === "complement") return 1;
  return kind === "product" || kind === "ratio" || kind === "scaled" ? 2 : 3;
}
