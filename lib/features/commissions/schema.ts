import { z } from "zod";
import type { RecordedFacts } from "@/lib/domain/commissions/facts";
import { issueWords } from "@/lib/domain/commissions/file/issue-words";
import { placeWords } from "@/lib/domain/commissions/file/place-words";
import type { PlanFile } from "@/lib/domain/commissions/file/plan-file";
import { readPlan } from "@/lib/domain/commissions/file/read-plan";
import { readPreview } from "@/lib/domain/commissions/file/read-preview";
import type { Plan } from "@/lib/domain/commissions/plan";
import { PlanError } from "@/lib/domain/commissions/plan-error";
import { AppError, type ErrorDetail } from "@/lib/errors/app-error";
import { parseTypedMoney } from "@/lib/format/typed-money";

/** A form's tick for what a change makes of locked months. */
export const recount = z
  .array(z.literal("yes"))
  .default([])
  .transform((ticked) => ticked.length > 0);

const text = z.string();
const maybe = text.nullish();
const texts = z.array(text).nullish();
const days = z.number().int();

const filter = z.strictObject({
  type: texts,
  product: texts,
  segment: texts,
  channel: texts,
  promotion: texts,
  min_amount: maybe,
  max_discount: maybe,
});

const step = exactlyOne(z.strictObject({ from: text, to: maybe, percent: maybe, amount: maybe, of_target: maybe }), [
  "percent",
  "amount",
  "of_target",
]);

const tiers = z.strictObject({
  over: z.enum(["amount", "attainment"]),
  mode: z.enum(["marginal", "retroactive", "interpolated"]),
  boundary: z.enum(["upper", "lower"]).nullish(),
  steps: z.array(step),
});

const component = z.strictObject({
  id: text,
  name: maybe,
  earns_on: z.enum(["revenue", "margin", "units", "recurring", "deals"]),
  credited_at: z.enum(["booked", "invoiced", "paid"]).nullish(),
  accumulates: z.enum(["deal", "month", "quarter", "half", "year"]),
  whose: z.enum(["own", "team"]).nullish(),
  when: filter.nullish(),
  rate: exactlyOne(z.strictObject({ flat: maybe, per_deal: maybe, tiers: tiers.nullish() }), [
    "flat",
    "per_deal",
    "tiers",
  ]),
  threshold: z.strictObject({ at: text, from: z.enum(["zero", "above"]) }).nullish(),
  cap: maybe,
  bonus: z.array(z.strictObject({ at: text, amount: text })).nullish(),
  group: z.strictObject({ id: text, pick: z.enum(["first", "highest", "most_specific"]) }).nullish(),
});

const spiff = exactlyOne(
  z.strictObject({
    id: text,
    name: maybe,
    from: text,
    to: text,
    when: filter.nullish(),
    amount: maybe,
    percent: maybe,
    budget: maybe,
  }),
  ["amount", "percent"],
);

const holdback = exactlyOne(
  z.strictObject({ percent: text, days: days.nullish(), until: z.literal("paid").nullish() }),
  ["days", "until"],
);

const plan = z.strictObject({
  name: text.trim().min(1, "is empty; a plan has a name"),
  currency: text,
  components: z.array(component),
  spiffs: z.array(spiff).nullish(),
  draw: z.strictObject({ amount: text, kind: z.enum(["recoverable", "non_recoverable"]) }).nullish(),
  holdback: holdback.nullish(),
  clawback: z.strictObject({ days: days.nullish() }).nullish(),
  cap: maybe,
  fixed_rates: z.record(text, text).nullish(),
});

const recorded = { recorded_on: maybe };
const event = z.strictObject({
  id: maybe,
  type: z.enum(["invoiced", "paid", "refunded", "cancelled"]),
  on: text,
  amount: maybe,
  ...recorded,
});

const deal = z.strictObject({
  id: text.min(1),
  name: maybe,
  on: text,
  amount: text,
  currency: maybe,
  cost: maybe,
  recurring_amount: maybe,
  list_amount: maybe,
  units: z.union([text, z.number()]).nullish(),
  type: maybe,
  product: maybe,
  segment: maybe,
  channel: maybe,
  promotion: maybe,
  credits: z.array(z.strictObject({ rep: text, name: maybe, share: text, overlay: z.boolean().nullish() })).nullish(),
  events: z.array(event).nullish(),
  ...recorded,
});

const adjustment = exactlyOne(
  z.strictObject({ id: maybe, on: maybe, period: maybe, amount: text, reason: text.min(1), by: maybe, ...recorded }),
  ["on", "period"],
);

/** One plan and its facts, in the documented JSON. */
export const previewSchema = z.strictObject({
  plan,
  rep: text.min(1),
  statements: z.enum(["month", "quarter", "year"]).nullish(),
  periods: z.array(text),
  fiscal_year_start: z.union([z.number(), text]).nullish(),
  started_on: maybe,
  ended_on: maybe,
  target_incentive: maybe,
  quotas: z
    .array(z.strictObject({ id: maybe, from: text, to: text, amount: text, currency: maybe, ramp: maybe, ...recorded }))
    .nullish(),
  deals: z.array(deal).nullish(),
  fx_rates: z.array(z.strictObject({ on: text, currency: text, rate: text, ...recorded })).nullish(),
  team: z.array(z.union([text, z.strictObject({ rep: text, from: maybe, to: maybe, ...recorded })])).nullish(),
  adjustments: z.array(adjustment).nullish(),
});

/** A plan as it was read: what the engine uses, and the JSON to store. */
export type ParsedPlan = { readonly plan: Plan; readonly definition: PlanFile };

/** Reads a plan, alone or in a preview file, in the documented JSON. Throws `invalid_input` with every fault and its place. */
export function parsePlanFile(json: unknown): ParsedPlan {
  const wrapped = typeof json === "object" && json !== null && "plan" in json;
  const root = wrapped ? "plan" : "";
  const say = (where: string) => placeWords(where, json);
  const file = shaped(plan, wrapped ? json.plan : json, root, "This is not a commission plan", say);
  return { plan: refusing("This plan cannot be used", () => readPlan(file, root), say), definition: file };
}

/** Reads a plan that was stored. Throws `invalid_input` when it is none. */
export function readStoredPlan(definition: unknown): Plan {
  return parsePlanFile(definition).plan;
}

/** Reads a preview file: one plan and its facts, in the documented JSON. Throws `invalid_input` with every fault and its place. */
export function parsePreviewFile(json: unknown): RecordedFacts {
  const file = shaped(previewSchema, json, "", "This is not a commission preview");
  return refusing("This preview cannot be made", () => readPreview(file));
}

/** How a place is called in the message; the details name it as the file does. */
type Say = (where: string) => string;

const asItIs: Say = (where) => where;

/** Runs a rule of the commission engine; what it refuses becomes `invalid_input` with the same faults and places. */
export function refusing<T>(message: string, work: () => T, say: Say = asItIs): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PlanError) throw refused(message, error.problems, say);
    throw error;
  }
}

function shaped<T extends z.ZodType>(
  shape: T,
  json: unknown,
  root: string,
  message: string,
  say: Say = asItIs,
): z.infer<T> {
  const result = shape.safeParse(json, { error: issueWords });
  if (result.success) return result.data;
  throw refused(
    message,
    result.error.issues.map((issue) => ({ where: placeOf(root, issue.path), message: issue.message })),
    say,
  );
}

function refused(message: string, details: readonly ErrorDetail[], say: Say): AppError {
  const [first] = details;
  const place = first && first.where !== "" ? `${say(first.where)}: ` : "";
  const only = details.length === 1 && first ? `: ${place}${first.message}` : "";
  return new AppError("invalid_input", `${message}${only}`, { details });
}

function placeOf(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, part) => {
    if (typeof part === "number") return `${place}[${part}]`;
    return place === "" ? String(part) : `${place}.${String(part)}`;
  }, root);
}

/** An object of which exactly one of some parts is given. */
function exactlyOne<T extends z.ZodObject>(shape: T, keys: readonly (keyof T["shape"] & string)[]) {
  return shape.refine((value) => keys.filter((key) => (value as Record<string, unknown>)[key] != null).length === 1, {
    message: `exactly one of ${keys.join(", ")} is wanted`,
  });
}

const statementId = z.coerce.number().int().positive().max(2_147_483_647);

/** A statement as somebody saw it who approves it, on a page or as `attain commissions list --json` wrote it. */
export const seenStatementSchema = z.object({
  id: statementId,
  fingerprint: z.string().max(64),
  payable: z.object({ minor: z.coerce.bigint(), currency: z.string().regex(/^[A-Z]{3}$/) }),
});

/** Why what a rep is paid changes, or does not. */
export const reason = z.string().trim().min(1, "Say why.").max(500, "At most 500 characters.");

/** An amount as people type it, the currency they mean, and whether they said that it is right though it is unusual. */
export const amountFields = {
  amount: z.string(),
  currency: z.string().length(3),
  sure: z.array(z.literal("yes")).default([]),
};

type TypedAmount = { readonly amount: string; readonly currency: string; readonly sure: readonly "yes"[] };

/** Reads `-$1,234.50` and the like into minor units. */
export function toAmount<T extends TypedAmount>(
  { amount: typed, sure, ...input }: T,
  context: z.RefinementCtx,
): Omit<T, "amount" | "sure"> & { amount: bigint; isSure: boolean } {
  const amount = parseTypedMoney(typed, input.currency);
  if (amount && amount.minor !== 0n) return { ...input, amount: amount.minor, isSure: sure.length > 0 };
  context.addIssue({
    code: "custom",
    path: ["amount"],
    message: "Write an amount such as 120.50, or -80 to take away.",
  });
  return z.NEVER;
}

/** A change of what a statement pays, made by hand. */
export const adjustmentSchema = z
  .object({ statementId: z.coerce.number().int().positive(), reason, ...amountFields })
  .transform(toAmount);

/** Whether a deal is paid that was credited after the rep left, and why. */
export const leaverDecisionSchema = z.object({
  statementId: z.coerce.number().int().positive(),
  deal: z.string().min(1),
  pays: z.enum(["yes", "no"], "choose whether it is paid").transform((answer) => answer === "yes"),
  reason,
});

export const adjustmentIdSchema = z.object({ id: z.coerce.number().int().positive() });
