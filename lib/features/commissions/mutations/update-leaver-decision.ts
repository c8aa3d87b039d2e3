import { recordAudit } from "@/lib/auth/audit";
import type { WriteScope } from "@/lib/auth/scope";
import { type BulkTransaction, withBulkTransaction } from "@/lib/db/bulk";
import { execute, queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { statementsInReach } from "../queries/reach";
import { recalculateStatements, waitForOthers } from "./recalculate-statements";
import { requireAction, requireOthersPay } from "./statement-rules";

/** Whether what a rep was credited of a deal after leaving is paid, and why. The deal is named by its external id. */
export type LeaverDecisionInput = {
  readonly statementId: number;
  readonly deal: string;
  readonly pays: boolean;
  readonly reason: string;
};

/**
 * Settles the credits of a deal that came after the rep left, or settles them otherwise, and computes the rep's open statements anew. Throws
 * `not_found` for a statement out of reach, and `conflict` where nothing waits for a decision on it, or it is the writer's own.
 */
export async function updateLeaverDecision(scope: WriteScope, input: LeaverDecisionInput): Promise<void> {
  requireAction(scope, "adjustments.write");
  await withBulkTransaction(async (bulk) => {
    await waitForOthers(bulk);
    const { repId, rep, dealId, before } = await getDecidable(bulk, scope, input);
    requireOthersPay(scope, repId, "pay is settled");
    const { pays, reason } = input;
    await execute(
      bulk,
      sql`insert into leaver_decisions (rep_id, deal_id, pays, reason, decided_by_user_id, decided_by_name)
          values (${repId}::int, ${dealId}::int, ${pays}::boolean, ${reason}, ${scope.actor.userId}::int, ${scope.actor.name})
          on conflict (rep_id, deal_id) do update set pays = excluded.pays, reason = excluded.reason, decided_at = now(),
            decided_by_user_id = excluded.decided_by_user_id, decided_by_name = excluded.decided_by_name`,
    );
    await recalculateStatements(bulk, scope, { repIds: [repId], cause: "adjustment" });
    await recordAudit(bulk, scope.actor, {
      action: "adjustments.decide",
      objectType: "statement",
      objectId: String(input.statementId),
      summary: `Decided that ${rep} is ${pays ? "" : "not "}paid for deal ${input.deal}, which was credited after ${rep} left: ${reason}`,
      ...(before ? { before } : {}),
      after: { deal: input.deal, pays, reason },
    });
  });
}

type Decidable = {
  repId: number;
  rep: string;
  state: string;
  waits: boolean;
  dealId: number | null;
  before: { pays: boolean; reason: string } | null;
};

async function getDecidable(
  bulk: BulkTransaction,
  scope: WriteScope,
  { statementId, deal }: LeaverDecisionInput,
): Promise<Decidable & { dealId: number }> {
  const [found] = await queryRows<Decidable>(
    bulk,
    sql`select s.rep_id as "repId", r.name as rep, s.state::text as state, d.id as "dealId",
               jsonb_path_exists(s.problems, '$[*] ? (@.kind == "left" && @.deal == $deal)', jsonb_build_object('deal', ${deal}::text)) as waits,
               case when l.id is not null then jsonb_build_object('pays', l.pays, 'reason', l.reason) end as before
        from statements s join reps r on r.id = s.rep_id left join deals d on d.external_id = ${deal}
        left join leaver_decisions l on l.rep_id = s.rep_id and l.deal_id = d.id
        where s.id = ${statementId}::int and ${statementsInReach(scope)}`,
  );
  if (!found) throw new AppError("not_found", "There is no such statement.");
  const { dealId } = found;
  if (dealId === null || found.state === "locked" || !(found.waits || found.before))
    throw new AppError("conflict", `Nothing of deal ${deal} waits for a decision on this statement any more.`);
  return { ...found, dealId };
}
