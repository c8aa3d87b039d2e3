import { z } from "zod";
import { COHORT_DIMENSIONS } from "@/lib/features/customers/types";
import { defineCall } from "@/lib/http/api/call";
import { DIMENSIONS, type Dimension, isTimeDimension } from "@/lib/metrics/dimensions";
import { dayParameter, filters, flag, money, none } from "../shapes";

const TAG = "Figures";
const dimensions = Object.keys(DIMENSIONS) as Dimension[];
const figure = z.union([money, z.number(), z.null()]);
const key = z.union([z.object({ id: z.string(), name: z.string() }), z.string(), z.null()]);

const BY_VALUE = "An id, or a name in any case; (none) for rows without one, (any) for all others.";

export const metrics = defineCall({
  id: "listMetrics",
  method: "GET",
  path: "/metrics",
  tag: TAG,
  summary: "Every metric: what it means, its formula in words, and what it can be split by",
  access: { read: "glossary.read" },
  query: none,
  params: none,
  answer: z.object({
    metrics: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        formula: z.string(),
        description: z.string(),
        unit: z.string(),
        area: z.string(),
        dimensions: z.array(z.string()),
      }),
    ),
  }),
});

export const query = defineCall({
  id: "queryMetrics",
  method: "GET",
  path: "/query",
  tag: TAG,
  summary: "Figures of metrics in a period, split by dimensions and filtered",
  description:
    "The answer is that of `attain query --json`. Rows have their dimensions and metrics side by side. The total comes from sums, not from rows, and counts a split deal once; why a value is null stands in `notes`.",
  access: { read: "glossary.read" },
  query: z.strictObject({
    metrics: z
      .string()
      .min(1)
      .meta({ description: "Metrics, with commas.", examples: ["revenue,win_rate"] }),
    by: z
      .string()
      .optional()
      .meta({ description: `Dimensions, with commas: ${dimensions.join(", ")}.` }),
    from: dayParameter.meta({ description: "The first day." }),
    to: dayParameter.meta({ description: "The day after the last one." }),
    compare: z.enum(["previous", "year"]).optional().meta({ description: "The period to put beside it." }),
    as_of: dayParameter.optional().meta({ description: "The last day that is known and elapsed; default today." }),
    filter: filters(
      dimensions.filter((dimension) => !isTimeDimension(dimension)),
      BY_VALUE,
    ),
  }),
  params: none,
  answer: z.object({
    from: z.string(),
    to: z.string(),
    metrics: z.array(z.string()),
    rows: z.array(z.record(z.string(), z.union([figure, key, z.record(z.string(), figure)]))),
    total: z.record(z.string(), figure),
    notes: z.array(z.string()),
    comparison: z.object({ from: z.string(), to: z.string() }).optional(),
    previous_total: z.record(z.string(), figure).optional(),
  }),
});

export const retention = defineCall({
  id: "getRetention",
  method: "GET",
  path: "/retention",
  tag: TAG,
  summary: "How many customers of each cohort are still active in each later week, month or quarter",
  description: "The answer is that of `attain retention --json`. A cell is null unless its bucket is over.",
  access: { read: "customers.read" },
  query: z.strictObject({
    cohort: z.enum(["week", "month", "quarter"]).meta({ description: "What customers are grouped by." }),
    by: z.enum(COHORT_DIMENSIONS).optional().meta({ description: "Splits cohorts by how customers were won." }),
    from: dayParameter.optional().meta({ description: "Leaves out customers who first bought before this day." }),
    to: dayParameter.optional().meta({ description: "Leaves out what happened on this day and later." }),
    as_of: dayParameter.optional().meta({ description: "The last day that is known; default today." }),
    unbounded: flag.meta({ description: "Counts a customer as active until the last active bucket." }),
    filter: filters(COHORT_DIMENSIONS, BY_VALUE),
  }),
  params: none,
  answer: z.object({
    cohorts: z.array(
      z
        .object({
          cohort: z.string(),
          size: z.int(),
          active: z.array(z.int().nullable()),
          rate: z.array(z.number().nullable()),
        })
        .catchall(key),
    ),
  }),
});
