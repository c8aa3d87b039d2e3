import { type Queryable, queryRows, sql } from "@/lib/db/sql";
import type { LeaverDecision } from "@/lib/domain/commissions/facts";
import { groupBy } from "@/lib/values/group-by";

/** What finance decided about credits after leaving, by rep. */
export type LeaverDecisions = ReadonlyMap<number, readonly LeaverDecision[]>;

/** Loads every decision: there are few, as few reps have credits after they left. */
export async function loadLeaverDecisions(on: Queryable): Promise<LeaverDecisions> {
  const rows = await queryRows<LeaverDecision & { repId: number }>(
    on,
    sql`select l.rep_id as "repId", d.external_id as deal, l.pays, l.reason, l.decided_by_name as by
        from leaver_decisions l join deals d on d.id = l.deal_id order by l.id`,
  );
  return groupBy(rows, ({ repId }) => repId);
}
