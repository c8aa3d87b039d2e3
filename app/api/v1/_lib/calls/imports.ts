import { z } from "zod";
import { kindIdSchema } from "@/lib/features/imports/schema";
import { defineCall } from "@/lib/http/api/call";
import { flag, text } from "../shapes";

const names = z.object({ count: z.int(), names: z.array(z.string()) });

const report = z.object({
  kind: kindIdSchema,
  file: z.string(),
  state: z.enum(["done", "refused"]).meta({ description: "refused: nothing was written." }),
  dryRun: z.boolean(),
  importId: z.int().nullable(),
  encoding: text,
  delimiter: text,
  mapping: z.array(z.object({ field: z.string(), column: z.string() })),
  ignoredColumns: z.array(z.string()),
  rows: z.object({
    read: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    repeated: z.int(),
    refused: z.int(),
  }),
  created: z.object({ account: names, team: names, stage: names }),
  rounded: z.int(),
  warnings: z.array(z.object({ rows: z.int(), firstLine: z.int().nullable(), message: z.string() })),
  badRows: z.array(z.object({ line: z.int(), column: z.string(), value: z.string(), message: z.string() })),
  unknown: z.array(
    z.object({
      field: z.string(),
      name: z.string(),
      rows: z.int(),
      firstLine: z.int(),
      suggestion: text,
      alias: text,
      message: z.string(),
    }),
  ),
  unknownCount: z.int(),
  refusedFile: text.meta({ description: "The name of the file of refused rows, which the import's page gives." }),
  statementsChanged: z.int(),
  milliseconds: z.int(),
});

const record = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** The media types that rows may come in. */
export const CSV = "text/csv";
export const NDJSON = "application/x-ndjson";

export const importRowsCall = defineCall({
  id: "importRows",
  method: "POST",
  path: "/import/{kind}",
  tag: "Imports",
  summary: "Imports rows of a kind: all of them or nothing; the same rows again change nothing",
  description:
    "As `attain import`. An import that is refused writes nothing and answers 422, its report beside the problem's members. With an Idempotency-Key many requests at once make one import.",
  access: { write: "imports.write" },
  query: z.strictObject({
    preset: z
      .string()
      .optional()
      .meta({ description: "Reads the columns of an export of hubspot, salesforce or pipedrive." }),
    map: z
      .array(z.string())
      .max(200)
      .optional()
      .meta({ description: "field=Column: reads a field from that column; nothing after the sign: does not read it." }),
    alias: z.array(z.string()).max(1000).optional().meta({ description: "field:from=to: takes one text for another." }),
    dates: z.enum(["iso", "dmy", "mdy"]).optional().meta({ description: "The order its dates are written in." }),
    decimal: z.enum([".", ","]).optional().meta({ description: "Its decimal sign." }),
    skip_bad_rows: flag.meta({ description: "Leaves out rows that cannot be understood." }),
    dry_run: flag.meta({ description: "Does everything and takes it back, to see the report." }),
    name: z.string().min(1).max(200).optional().meta({ description: "What the history calls it." }),
  }),
  params: z.strictObject({ kind: kindIdSchema }),
  body: {
    types: { [CSV]: z.string(), [NDJSON]: record },
    description: "CSV whose first line names the columns, or one JSON object with fields per line; up to a gigabyte.",
  },
  answer: report,
  refusal: report,
});
