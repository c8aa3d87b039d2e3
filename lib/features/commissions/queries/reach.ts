import type { Action } from "@/lib/auth/permissions";
import type { ReadScope, WriteScope } from "@/lib/auth/scope";
import { type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";

const ACTIONS: readonly Action[] = [
  "commissions.read",
  "statements.review",
  "statements.lock",
  "adjustments.write",
  "disputes.write",
];

/** The statements `s` within reach: a manager's are those of reps who were in one of the teams on the statement's last day. */
export function statementsInReach(scope: ReadScope | WriteScope): Sql {
  return repInReach(scope, sql`s.rep_id`, sql`s.to_on - 1`);
}

/** The lines `l` of statements `s` within reach: a manager's are those that count on a day on which the rep was in one of the teams. */
export function linesInReach(scope: ReadScope): Sql {
  return repInReach(scope, sql`s.rep_id`, sql`l."on"`);
}

/** Whether the rep is within reach: for a manager, who was in one of the teams on the day. */
export function repInReach({ action, reach }: ReadScope | WriteScope, rep: Sql, day: Sql): Sql {
  if (!ACTIONS.includes(action)) {
    throw new AppError("misuse", `Statements are reached with leave for ${ACTIONS.join(", ")}, not for ${action}.`);
  }
  switch (reach.kind) {
    case "all":
      return sql`true`;
    case "own":
      return sql`${rep} = ${reach.repId}::int`;
    case "team":
      return sql`(${rep} = ${reach.ownRepId}::int or (
        select m.team_id from team_memberships m where m.rep_id = ${rep} and m.from_on <= ${day} order by m.from_on desc limit 1
      ) = any(${[...reach.teamIds]}::int[]))`;
  }
}
