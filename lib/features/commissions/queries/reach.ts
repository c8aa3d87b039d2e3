import type { Action } from "@/lib/auth/permissions";
import type { ReadScope, WriteScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import type { RepName } from "@/lib/features/reps/types";
import { teamOn } from "@/lib/features/teams/queries";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { placeDay } from "./statement-place";

const ACTIONS: readonly Action[] = [
  "commissions.read",
  "statements.review",
  "statements.lock",
  "adjustments.write",
  "disputes.write",
  "plans.read",
];

/** The statements `s` within reach: a manager's are those of reps who were in one of the teams on the statement's last day, or are today before it comes. */
export function statementsInReach(scope: ReadScope | WriteScope): Sql {
  return repInReach(scope, sql`s.rep_id`, placeDay(sql`s`, scope));
}

/** The lines `l` of statements `s` within reach: a manager's are those that count on a day on which the rep was in one of the teams. */
export function linesInReach(scope: ReadScope): Sql {
  return repInReach(scope, sql`s.rep_id`, sql`l."on"`);
}

/** Whether the rep is within reach: for a manager, who was in one of the teams on the day. */
export function repInReach({ action, reach }: ReadScope | WriteScope, rep: Sql, day: Sql): Sql {
  if (!ACTIONS.includes(action)) {
    throw new AppError("misuse", `Pay is reached with leave for ${ACTIONS.join(", ")}, not for ${action}.`);
  }
  switch (reach.kind) {
    case "all":
      return sql`true`;
    case "own":
      return sql`${rep} = ${reach.repId}::int`;
    case "team":
      return sql`(${rep} = ${reach.ownRepId}::int or ${teamOn(rep, day)} = any(${[...reach.teamIds]}::int[]))`;
  }
}

/** Whether a rep is within reach on a day. */
export async function isRepReached(scope: ReadScope, repId: number, day: CalendarDate): Promise<boolean> {
  const rep = sql`r.id = ${repId}::int and ${repInReach(scope, sql`r.id`, sql`${day}::date`)}`;
  return (await queryRows(database(), sql`select from reps r where ${rep}`)).length > 0;
}

/** The reps who are within reach today and have not left, by name. */
export async function listRepsInReach(scope: ReadScope): Promise<Pick<RepName, "id" | "name">[]> {
  const today = sql`${scope.today}::date`;
  return await queryRows(
    database(),
    sql`select r.id, r.name from reps r
        where (r.ended_on is null or r.ended_on >= ${today}) and ${repInReach(scope, sql`r.id`, today)}
        order by r.name collate "und-x-icu", r.id`,
  );
}
