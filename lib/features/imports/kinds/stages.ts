import { refreshReachedStages } from "@/lib/features/leads/mutations";
import { OPENS_OR_CLOSES } from "@/lib/features/stages/schema";
import { derived, enumerated, plain, small } from "./columns";
import { choice, INT4, integer, percent, text } from "./fields";
import type { Column, Kind } from "./types";

/** SQL of the outcome that a stage's name says by itself. */
export function outcomeOf(name: string): string {
  return `(case when lower(${name}) in ('won', 'closed won') then 'won' when lower(${name}) in ('lost', 'closed lost') then 'lost' else 'open' end)::stage_outcome`;
}

/** SQL of a new stage's place: open ones in the order they come, behind those of `known`, and closed ones behind them. */
export function positionOf(outcome: string, order: string, known = "select position from stages"): string {
  return (
    `(case ${outcome} when 'won' then 1000 when 'lost' then 1001 else ` +
    `(select coalesce(max(x.position), 0) from (${known}) x where x.position < 1000) + row_number() over (order by ${order}) end)::int`
  );
}

const outcome = enumerated("outcome", "stage_outcome", { fallback: outcomeOf("s.name") });

/** A known stage stays where it is until a file gives it another place. */
const position: Column = {
  name: "position",
  step: "plain",
  sql: (has) => {
    const given = has("position") ? "s.position::int, " : "";
    const known = `select position from stages${has("position") ? " union all select position from {stage}" : ""}`;
    return `coalesce(${given}t.position, ${positionOf(outcome.sql(has), "s.line", known)})`;
  },
};

export const stages: Kind = {
  id: "stages",
  one: "stage",
  many: "stages",
  fields: [
    text("name", { required: true, synonyms: ["stage", "stage name", "deal stage", "label"] }),
    integer("position", { min: 0, max: INT4, synonyms: ["order", "display order", "sort order"] }),
    percent("probability", { synonyms: ["win probability", "chance", "likelihood"] }),
    choice("outcome", ["open", "won", "lost"], { synonyms: ["status", "type", "forecast category"] }),
  ],
  table: "stages",
  identity: { by: "name" },
  columns: [plain("name"), position, small("probability_ppm", { field: "probability" }), outcome],
  carry: [derived("outcome_before", "plain", "t.outcome")],
  checks: [
    {
      field: "outcome",
      compares: true,
      where:
        "n.matched and n.outcome <> n.outcome_before and 'open' in (n.outcome, n.outcome_before) and exists (select 1 from deals d where d.stage_id = n.row_id)",
      value: "n.outcome::text",
      message: OPENS_OR_CLOSES,
    },
  ],
  after: [
    async (run) => {
      await run.query(
        refreshReachedStages(
          `select d.lead_id from deals d join {next} n on n.row_id = d.stage_id
           where d.lead_id is not null and not n.superseded and n.outcome <> n.outcome_before`,
        ),
      );
    },
  ],
  statements: "all",
};
