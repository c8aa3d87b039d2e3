import { describe, expect, it } from "vitest";
import { parsePreviewFile } from "@/lib/features/commissions/schema";
import corrections from "./golden/corrections.json";
import groupsAndFilters from "./golden/groups-and-filters.json";
import money from "./golden/money.json";
import planParts from "./golden/plan-parts.json";
import published from "./golden/published.json";
import quotas from "./golden/quotas.json";
import statementRules from "./golden/statement-rules.json";
import workedExamples from "./golden/worked-examples.json";
import { previewStatements } from "./preview";
import type { StatementsJson } from "./statement-json";

type GoldenCase = {
  readonly title: string;
  readonly source: string;
  readonly input: unknown;
  readonly expect: Readonly<Record<string, unknown>>;
};

const sets: Readonly<Record<string, readonly GoldenCase[]>> = {
  "worked examples": workedExamples,
  "parts of a plan": planParts,
  "groups and filters": groupsAndFilters,
  "money and rounding": money,
  corrections,
  "statement rules": statementRules,
  quotas,
  "examples published by others": published,
};

describe.each(Object.entries(sets))("%s", (_name, cases) => {
  it.each(cases.map((golden) => [golden.title, golden] as const))("%s", (_title, golden) => {
    const { statements } = previewStatements(parsePreviewFile(golden.input));
    const found = statements.filter(({ period }) => period in golden.expect);

    expect(Object.fromEntries(found.map((statement) => [statement.period, readable(statement)]))).toMatchObject(
      golden.expect,
    );
  });
});

function readable(statement: StatementsJson["statements"][number]) {
  const lines = statement.lines.map(
    ({ component, deal, origin_period, credited, earned }) =>
      `${component} ${deal} ${origin_period}: ${credited} -> ${earned}`,
  );
  return { ...statement, lines };
}
