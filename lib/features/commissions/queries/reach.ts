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
  return within(scope, sql`s.to_on - 1`);
}

/** The lines `l` of statements `s` within reach: a manager's are those that count on a day on which the rep was in one of the teams. */
export function linesInReach(scope: ReadScope): Sql {
  return within(scope, sql`l."on"`);
}

function within({ action, reach }: ReadScope | WriteScope, day: Sql): Sql {
  if (!ACTIONS.includes(action)) {
    throw new AppError("misuse", `Statements are reached with leave for ${ACTIONS.join(", ")}, not for ${action}.`);
  }
  switch (reach.kind) {
    case "all":
      return sql`true`;
    case "own":
      return sql`s.rep_id = ${reach.repId}::int`;
    case "team":
      return sql`(s.rep_id = ${reach.ownRepId}::int or (
        select m.team_id from team_memberships m where m.rep_id = s.rep_id and m.from_on <= ${day} order by m.from_on desc limit 1
      ) = any(${[...reach.teamIds]}::int[]))`;
  }
}
