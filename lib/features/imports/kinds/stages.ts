import { derived, enumerated, plain, small } from "./columns";
import { choice, INT4, integer, percent, text } from "./fields";
import type { Kind } from "./types";

/** SQL of the outcome that a stage's name says by itself. */
export function outcomeOf(name: string): string {
  return `(case when lower(${name}) in ('won', 'closed won') then 'won' when lower(${name}) in ('lost', 'closed lost') then 'lost' else 'open' end)::stage_outcome`;
}

/** SQL of a new stage's place: open ones in the order they come, closed ones behind. */
export function positionOf(outcome: string, order: string): string {
  return (
    `(case ${outcome} when 'won' then 1000 when 'lost' then 1001 else ` +
    `(select coalesce(max(x.position), 0) from stages x where x.position < 1000) + row_number() over (order by ${order}) end)::int`
  );
}

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
  columns: [
    plain("name"),
    small("position", { fallback: positionOf(outcomeOf("s.name"), "s.line") }),
    small("probability_ppm", { field: "probability" }),
    enumerated("outcome", "stage_outcome", { fallback: outcomeOf("s.name") }),
  ],
  carry: [derived("outcome_before", "plain", "t.outcome")],
  checks: [
    {
      field: "outcome",
      compares: true,
      where:
        "n.matched and n.outcome <> n.outcome_before and 'open' in (n.outcome, n.outcome_before) and exists (select 1 from deals d where d.stage_id = n.row_id)",
      value: "n.outcome::text",
      message: "would open or close the deals that are in this stage; move them first, or give the stage another name",
    },
  ],
  statements: "all",
};
