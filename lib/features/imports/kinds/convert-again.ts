import { campaignDays } from "./campaign-days";
import { campaigns } from "./campaigns";
import { converted, factorOn } from "./conversion";
import { costs } from "./costs";
import { refreshOverlays, splitCredits } from "./deal-credits";
import { refreshEvents } from "./deal-effects";
import { deals } from "./deals";
import { purchases } from "./purchases";
import { quotas } from "./quotas";
import type { Kind, KindRun } from "./types";

/** Converts every amount in the imported currencies again, from the first imported day on. */
export async function convertAgain(run: KindRun): Promise<void> {
  for (const kind of [quotas, campaigns, campaignDays, purchases, costs]) await run.query(refreshReporting(kind));
  await run.query("create temp table {work} (id int not null)");
  await run.query(
    `with changed as (${refreshReporting(deals)} returning t.id) insert into {work} select id from changed`,
  );
  await run.query(
    `update deal_credits c set reporting_amount_minor = x.reporting_amount_minor
     from (${splitCredits(
       "select d.id as deal_id, d.amount_minor, d.reporting_amount_minor from deals d where d.id in (select id from {work})",
       "select deal_id, rep_id, share_ppm, position from deal_credits where kind = 'direct'",
     )}) x
     where c.deal_id = x.deal_id and c.rep_id = x.rep_id and c.kind = 'direct'
       and c.reporting_amount_minor is distinct from x.reporting_amount_minor`,
  );
  await run.query(refreshOverlays("select id from {work}"));
  await run.query(refreshEvents("select id from {work}"));
  await run.query("drop table {work}");
}

function refreshReporting({ table, reporting }: Kind): string {
  if (!reporting) throw new Error(`${table} has no amounts in the organisation's currency`);
  const columns = Object.entries(reporting.columns);
  const values = columns.map(([name, of]) => `${converted(`m.${of}`, "m.currency")} as ${name}`).join(", ");
  const set = columns.map(([name]) => `${name} = x.${name}`).join(", ");
  const row = (alias: string) => `row(${columns.map(([name]) => `${alias}.${name}`).join(", ")})`;
  return `update ${table} t set ${set}
    from (select m.ctid as place, ${values} from ${table} m
          left join lateral (${factorOn("m.currency", reporting.day)}) fx on true
          where m.currency <> {currency} and m.currency in (select currency from {next})
            and ${reporting.day} >= (select min("on") from {next})) x
    where t.ctid = x.place and ${row("t")} is distinct from ${row("x")}`;
}
