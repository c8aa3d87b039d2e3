import { refreshReachedStages } from "@/lib/features/leads/mutations";
import { converted, dealRateDay, factorOn, scaleOf } from "./conversion";
import type { KindRun } from "./types";

/** Remembers the stage that a known deal has moved to. */
export async function noteStageChanges(run: KindRun): Promise<void> {
  await run.query(
    `insert into deal_stage_changes (deal_id, stage_id)
     select n.row_id, n.stage_id from {next} n
     where n.matched and not n.superseded and n.old_stage <> n.stage_id order by n.line`,
  );
}

/** Amounts of events are in their deal's currency, so what they say of 180 stays 180 when the deal turns out to be in another. */
export async function rescaleEvents(run: KindRun): Promise<void> {
  if (!run.has("currency")) return;
  await run.query(
    `update deal_events v set amount_minor = round(v.amount_minor * ${scaleOf("n.currency")} / ${scaleOf("n.old_currency")})::bigint
     from {next} n
     where n.matched and n.changed and not n.superseded and n.currency <> n.old_currency and v.deal_id = n.row_id and v.amount_minor is not null`,
  );
}

/** An event without an amount is all of the deal, and every event is converted at the deal's rate, so both follow the deal. */
export async function refreshEventAmounts(run: KindRun): Promise<void> {
  await run.query(refreshEvents("select n.row_id from {next} n where n.matched and n.changed"));
}

/** Leads become opportunities and customers by their deals. */
export async function refreshLeads(run: KindRun): Promise<void> {
  await run.query(
    refreshReachedStages(
      `select n.lead_id from {next} n where n.lead_id is not null and (n.changed or not n.matched)
       union select n.old_lead from {next} n where n.old_lead is not null and n.changed`,
    ),
  );
}

/** SQL that converts the events of the deals again. */
export function refreshEvents(dealIds: string): string {
  return `update deal_events v set reporting_amount_minor = x.reporting
    from (select e.id, case when e.amount_minor is null then d.reporting_amount_minor
                 else ${converted("e.amount_minor", "d.currency")} end as reporting
          from deal_events e join deals d on d.id = e.deal_id
          left join lateral (${factorOn("d.currency", dealRateDay("d"))}) fx on true
          where e.deal_id in (${dealIds})) x
    where x.id = v.id and v.reporting_amount_minor is distinct from x.reporting`;
}
