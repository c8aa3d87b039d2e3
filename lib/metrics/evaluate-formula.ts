import { elapsedDays, lengthInDays } from "@/lib/values/period";
import { type Formula, formulaInWords } from "./formula";
import { FUNCTIONS } from "./functions";
import type { EvaluationContext, MeasureValue, MeasureValues } from "./measure-value";
import { type MeasureId, measureOf } from "./measures";
import {
  addRational,
  divideRational,
  fromNumber,
  multiplyRational,
  negateRational,
  ONE,
  type Rational,
  whole,
} from "./rational";

/** A number on its way through a formula, or the reason why there is none. */
export type Evaluated =
  | { readonly value: Rational; readonly note?: string }
  | { readonly value: null; readonly reason: string; readonly notReported: boolean };

/** The formula's exact value, or the reason for having none: something nobody reported, a zero denominator, a missing rate. */
export function evaluateFormula(formula: Formula, values: MeasureValues, context: EvaluationContext): Evaluated {
  switch (formula.kind) {
    case "measure":
      return readMeasure(formula.measure, values[formula.measure]);
    case "named":
      return evaluateFormula(formula.formula, values, context);
    case "days":
      return { value: whole(BigInt(daysOf(formula.which, context))) };
    case "sum":
      return evaluateSum(formula.missing, evaluateAll(formula.parts, values, context));
    case "product":
      return onKnown(evaluateAll(formula.parts, values, context), (parts) => parts.reduce(multiplyRational, ONE));
    case "difference":
      return onKnown(evaluateAll([formula.from, formula.less], values, context), ([from = ONE, less = ONE]) =>
        addRational(from, negateRational(less)),
      );
    case "complement":
      return onKnown(evaluateAll([formula.formula], values, context), ([part = ONE]) =>
        addRational(ONE, negateRational(part)),
      );
    case "scaled":
      return onKnown(evaluateAll([formula.formula], values, context), ([part = ONE]) =>
        multiplyRational(part, whole(formula.by)),
      );
    case "ratio":
      return evaluateRatio(
        formula,
        evaluateFormula(formula.of, values, context),
        evaluateFormula(formula.per, values, context),
      );
    case "function":
      return onKnown(evaluateAll(formula.inputs, values, context), (inputs) => FUNCTIONS[formula.name](inputs));
  }
}

function evaluateAll(parts: readonly Formula[], values: MeasureValues, context: EvaluationContext): Evaluated[] {
  return parts.map((part) => evaluateFormula(part, values, context));
}

function readMeasure(id: MeasureId, loaded: MeasureValue | undefined): Evaluated {
  const value = loaded?.value ?? null;
  if (value !== null) {
    const rational = typeof value === "bigint" ? whole(value) : fromNumber(value);
    return { value: rational, ...(loaded?.note ? { note: loaded.note } : {}) };
  }
  if (loaded?.reason) return { value: null, reason: loaded.reason, notReported: false };
  const { absent } = measureOf(id);
  return absent === null ? { value: whole(0n) } : { value: null, reason: absent, notReported: true };
}

function evaluateSum(missing: "spoils" | "left_out", parts: readonly Evaluated[]): Evaluated {
  const kept = missing === "spoils" ? parts : parts.filter((part) => part.value !== null || !part.notReported);
  const add = (known: readonly Rational[]) => known.reduce(addRational, whole(0n));
  return kept.length === 0 && parts[0] ? parts[0] : onKnown(kept, add);
}

function evaluateRatio(formula: Formula & { kind: "ratio" }, of: Evaluated, per: Evaluated): Evaluated {
  if (per.value !== null && (per.value.n === 0n || (formula.nothingLeft !== null && per.value.n < 0n))) {
    return { value: null, reason: formula.nothingLeft ?? zeroReason(formula.per), notReported: false };
  }
  return onKnown([per, of], ([b = ONE, a = ONE]) => divideRational(a, b));
}

function zeroReason(per: Formula): string {
  if (per.kind === "days") return "the period has not begun";
  return `${formulaInWords(per)}: none`;
}

function daysOf(which: "elapsed" | "all", { span, asOf }: EvaluationContext): number {
  return which === "all" ? lengthInDays(span) : elapsedDays(span, asOf);
}

/** Computes on parts that are all known; the first unknown one is the reason why there is no value. */
function onKnown(
  parts: readonly Evaluated[],
  compute: (known: readonly Rational[]) => Rational | { readonly value: Rational; readonly note: string },
): Evaluated {
  const known: Rational[] = [];
  let note: string | undefined;
  for (const part of parts) {
    if (part.value === null) return part;
    known.push(part.value);
    note ??= part.note;
  }
  const result = compute(known);
  if ("value" in result) return result;
  return { value: result, ...(note ? { note } : {}) };
}
