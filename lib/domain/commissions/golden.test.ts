import { describe, expect, it } from "vitest";
import { parsePlanFile, parsePreviewFile } from "@/lib/features/commissions/schema";
import { calendarDate } from "@/lib/values/calendar-date";
import { parseMoney } from "@/lib/values/money";
import type { RecordedFacts } from "./facts";
import corrections from "./golden/corrections.json";
import groupsAndFilters from "./golden/groups-and-filters.json";
import money from "./golden/money.json";
import planParts from "./golden/plan-parts.json";
import plansOverTime from "./golden/plans-over-time.json";
import published from "./golden/published.json";
import quotas from "./golden/quotas.json";
import statementRules from "./golden/statement-rules.json";
import workedExamples from "./golden/worked-examples.json";
import { previewStatements } from "./preview";
import type { StatementsJson } from "./statement-json";

/** A preview file with what it must give: figures by period and sentences of their lines, or the words it is refused with. The file has one plan; more stand beside it. */
type GoldenCase = {
  readonly title: string;
  readonly source: string;
  readonly input: unknown;
  readonly versions?: readonly { readonly from: string; readonly plan: unknown }[];
  readonly assignments?: readonly GoldenAssignment[];
} & (
  | {
      readonly expect: Readonly<Record<string, unknown>>;
      readonly says?: Readonly<Record<string, readonly string[] | undefined>>;
      readonly refused?: undefined;
    }
  | { readonly refused: string; readonly expect?: undefined }
);

type GoldenAssignment = {
  readonly plan: string;
  readonly from: string;
  readonly to?: string;
  readonly target_incentive?: string;
};

const sets: Readonly<Record<string, readonly GoldenCase[]>> = {
  "worked examples": workedExamples,
  "parts of a plan": planParts,
  "groups and filters": groupsAndFilters,
  "money and rounding": money as readonly GoldenCase[],
  corrections,
  "statement rules": statementRules,
  quotas,
  "plans over time": plansOverTime,
  "examples published by others": published,
};

describe.each(Object.entries(sets))("%s", (_name, cases) => {
  it.each(cases.map((golden) => [golden.title, golden] as const))("%s", (_title, golden) => {
    const facts = factsOf(golden);
    if (golden.refused !== undefined) return expect(() => previewStatements(facts)).toThrow(golden.refused);

    const { statements } = previewStatements(facts);
    const found = statements.filter(({ period }) => period in golden.expect);
    expect(Object.fromEntries(found.map((statement) => [statement.period, readable(statement)]))).toMatchObject(
      golden.expect,
    );
    for (const [period, sentences = []] of Object.entries(golden.says ?? {})) {
      const lines = statements.filter((one) => one.period === period).flatMap((one) => one.lines);
      const said = lines.flatMap(({ explanation }) => explanation.map(({ text }) => text));
      expect(said).toEqual(expect.arrayContaining([...sentences]));
    }
  });
});

function factsOf({ input, versions = [], assignments }: GoldenCase): RecordedFacts {
  const facts = parsePreviewFile(input);
  const more = versions.map(({ from, plan }) => {
    const { plan: rules } = parsePlanFile(plan);
    return { plan: rules.name, from: calendarDate(from), rules };
  });
  const assigned = assignments?.map(({ plan, from, to, target_incentive: target }) => ({
    plan,
    from: calendarDate(from),
    to: to === undefined ? null : calendarDate(to),
    targetIncentive: target === undefined ? null : parseMoney(target, facts.rateCurrency).money.minor,
  }));
  return {
    ...facts,
    planVersions: [...facts.planVersions, ...more],
    assignments: assigned ?? facts.assignments,
  };
}

function readable(statement: StatementsJson["statements"][number]) {
  const lines = statement.lines.map(
    ({ component, deal, origin_period, credited, earned }) =>
      `${component} ${deal} ${origin_period}: ${credited} -> ${earned}`,
  );
  return { ...statement, lines };
}
