import { z } from "zod";
import { previewSchema } from "@/lib/features/commissions/schema";
import { defineCall } from "@/lib/http/api/call";
import { day, idParams, listAnswer, money, named, none, text } from "../shapes";

const TAG = "Commissions";

const explanation = z.array(z.object({ step: z.string(), text: z.string(), values: z.record(z.string(), z.string()) }));

const settlement = z
  .object({ draw: explanation, carried: explanation, balance: explanation })
  .meta({ description: "Why these three are their numbers; empty for what is nothing." });

const problems = z
  .array(
    z.object({
      where: z.string(),
      message: z.string(),
      kind: z.string(),
      deal: z.string().optional().meta({ description: "The external id of the deal that finance decides about." }),
    }),
  )
  .meta({ description: "What cannot be computed yet, and why." });

const statement = z.object({
  id: z.int(),
  rep: named,
  period: z.object({ from: day, to: day }),
  state: z.enum(["open", "in_review", "approved", "locked"]),
  earned: money,
  withheld: money.meta({ description: "What it newly keeps back; below zero what it sets free." }),
  held: money.meta({ description: "What is kept back after it." }),
  draw: money.meta({ description: "What the draw added to pay; below zero what repaid it." }),
  carried: money.meta({
    description: "What was added because a statement never asks for money; below zero what repaid it.",
  }),
  adjusted: money,
  balance: money.meta({ description: "What the rep owes back after it." }),
  payable: money.meta({ description: "earned − withheld + draw + carried + adjusted." }),
  explanation: settlement,
  previous_payable: money.nullable().meta({ description: "What was payable before its facts last changed it." }),
  complete: z.boolean().meta({ description: "Whether nothing of it waits for a missing fact." }),
  problems,
  line_count: z.int(),
  calculated_at: z.string().meta({ format: "date-time" }),
});

const deal = z.object({ id: z.int(), external_id: z.string(), name: text, account: text }).nullable();

const withLines = statement.extend({
  lines: z.array(
    z.object({
      component: z.string(),
      component_name: z.string(),
      plan: text,
      deal,
      on: day,
      origin_on: day.meta({ description: "First day of the period it belongs to; another for a correction." }),
      credited: z.union([money, z.object({ count: z.number(), of: z.enum(["units", "deals"]) })]),
      earned: money,
      explanation,
    }),
  ),
});

export const statements = defineCall({
  id: "listStatements",
  method: "GET",
  path: "/commissions/statements",
  tag: TAG,
  summary:
    "The statements of the months in a period with their lines and why each is its number, by rep's name, then month",
  access: { read: "commissions.read" },
  query: z.strictObject({
    period: z
      .string()
      .regex(/^\d{4}(-\d{2}|-Q[1-4])?$/, "Write a month, quarter or year such as 2026-01, 2026-Q1 or 2026.")
      .meta({ description: "A month, a quarter of the fiscal year, or a fiscal year.", examples: ["2026-01"] }),
    rep: z
      .string()
      .regex(/^\d{1,9}$/, "A rep is given by id.")
      .transform(Number)
      .optional()
      .meta({ description: "The id of a rep." }),
    limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Rows of a page." }),
    cursor: z.string().max(2000).optional().meta({ description: "The next_cursor of the page before." }),
  }),
  params: none,
  answer: listAnswer(withLines, {}),
});

export const oneStatement = defineCall({
  id: "getStatement",
  method: "GET",
  path: "/commissions/statements/{id}",
  tag: TAG,
  summary: "One statement with its lines, what it keeps back, its adjustments, and why each is its number",
  access: { read: "commissions.read" },
  query: none,
  params: idParams,
  answer: withLines.extend({
    holds: z.array(
      z.object({
        component: z.string(),
        component_name: z.string(),
        deal: deal.meta({ description: "Null for what the cap of a period keeps back." }),
        origin_on: day.meta({ description: "First day of the period that the commission was earned in." }),
        withheld: money.meta({ description: "Below zero what is set free." }),
        explanation,
      }),
    ),
    adjustments: z.array(
      z.object({
        id: z.int(),
        amount: money,
        reason: z.string(),
        created_at: z.string().meta({ format: "date-time" }),
        created_by: z.string(),
      }),
    ),
  }),
});

const amount = z.string().meta({ description: "Decimal text in the statement's currency." });

const part = z.object({
  component: z.string(),
  deal: text.meta({ description: "Null for what the cap of a period takes or keeps back." }),
  origin_period: z.string().meta({ description: "The period it was earned in; another for a correction." }),
});

const previewed = z.object({
  period: z.string(),
  currency: z.string(),
  lines: z.array(
    part.extend({
      on: day,
      credited: z.string().meta({ description: "Decimal text: an amount, or a number of units or deals." }),
      earned: amount,
      explanation,
    }),
  ),
  earned: amount.meta({ description: "The sum of the lines." }),
  held: amount.meta({ description: "What is kept back after it." }),
  draw: amount.meta({ description: "What the draw added to pay; below zero what repaid it." }),
  balance: amount.meta({ description: "What the rep owes back after it." }),
  payable: amount.meta({ description: "earned − the sum of holds + draw + carried + adjusted." }),
  carried: amount.meta({
    description: "What was added because a statement never asks for money; below zero what repaid it.",
  }),
  adjusted: amount.meta({ description: "The sum of the adjustments." }),
  explanation: settlement,
  holds: z.array(
    part.extend({
      held: amount.meta({ description: "What it newly keeps back; below zero what it sets free." }),
      explanation,
    }),
  ),
  adjustments: z.array(z.object({ id: z.string(), on: day, amount, reason: z.string(), by: z.string() })),
  problems,
});

export const preview = defineCall({
  id: "previewCommissions",
  method: "POST",
  path: "/commissions/preview",
  tag: TAG,
  summary: "One plan and its facts in, statements out; nothing is stored",
  description:
    "As `attain commissions preview`: each period is locked at its end with what was recorded by then, and what is recorded later stands in the next one. Statements of the organisation follow every fact until they are locked. Amounts are decimal text in the statement's currency.",
  access: { read: "commissions.read" },
  query: none,
  params: none,
  body: { types: { "application/json": previewSchema }, description: "The plan with its facts." },
  answer: z.object({ statements: z.array(previewed) }),
});
