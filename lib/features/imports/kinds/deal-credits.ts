import type { KindRun } from "./types";

/**
 * SQL of the credits of split deals: `deals` has (deal_id, amount_minor, reporting_amount_minor), `shares` has (deal_id,
 * rep_id, share_ppm, position). Each amount goes to the reps by largest remainder, ties to the earlier credit.
 */
export function splitCredits(deals: string, shares: string): string {
  const part = (amount: string, name: string) =>
    `x.${name}_floor + case when row_number() over (partition by x.deal_id order by x.${name}_rest desc, x.position)
       <= ${amount} - sum(x.${name}_floor) over (partition by x.deal_id) then 1 else 0 end`;
  return `select x.deal_id, x.rep_id, x.share_ppm, x.position,
      (${part("x.amount_minor", "amount")})::bigint as amount_minor,
      (${part("x.reporting_amount_minor", "reporting")})::bigint as reporting_amount_minor
    from (
      select d.deal_id, c.rep_id, c.share_ppm, c.position, d.amount_minor, d.reporting_amount_minor,
             div(d.amount_minor::numeric * c.share_ppm, 1000000) as amount_floor,
             mod(d.amount_minor::numeric * c.share_ppm, 1000000) as amount_rest,
             div(d.reporting_amount_minor::numeric * c.share_ppm, 1000000) as reporting_floor,
             mod(d.reporting_amount_minor::numeric * c.share_ppm, 1000000) as reporting_rest
      from (${deals}) d join (${shares}) c on c.deal_id = d.deal_id) x`;
}

/** The credits that split rows say, at the amounts the deals have by now. */
function split(which: "n.matched" | "not n.matched"): string {
  const rows = `n.shares is not null and not n.superseded and ${which}`;
  return splitCredits(
    `select d.id as deal_id, d.amount_minor, d.reporting_amount_minor from {next} n join deals d on d.id = n.row_id where ${rows}`,
    `select n.row_id as deal_id, r.id as rep_id, (x.share->>'ppm')::int as share_ppm, x.nr::int - 1 as position
     from {next} n cross join lateral jsonb_array_elements(n.shares) with ordinality as x(share, nr)
     join {ref_rep} r on r.text = x.share->>'name' where ${rows}`,
  );
}

const COLUMNS = "rep_id, share_ppm, position, amount_minor, reporting_amount_minor";

/** Gives each deal's amount to the reps its row names; credits of others that came on top stay, at the new amount. */
export async function writeCredits(run: KindRun): Promise<void> {
  await run.query(
    `insert into deal_credits (deal_id, ${COLUMNS})
     select n.row_id, n.rep_id, 1000000, 0, n.amount_minor, n.reporting_amount_minor
     from {next} n where not n.matched and not n.superseded and n.shares is null`,
  );
  await run.query(
    `insert into deal_credits (deal_id, ${COLUMNS}) select c.deal_id, ${COLUMNS} from (${split("not n.matched")}) c`,
  );
  const known = await run.query("select 1 from {next} n where n.matched limit 1");
  if (known.count > 0) await updateCredits(run);
}

async function updateCredits(run: KindRun): Promise<void> {
  await run.query(
    `create temp table {work} as
     select n.row_id as deal_id, n.rep_id, 1000000 as share_ppm, 0 as position, d.amount_minor, d.reporting_amount_minor
     from {next} n join deals d on d.id = n.row_id where n.matched and not n.superseded and n.shares is null
     union all
     select c.deal_id, ${COLUMNS} from (${split("n.matched")}) c`,
  );
  await run.query("analyze {work}");
  const gone = await run.query<{ repId: number }>(
    `with gone as (
       delete from deal_credits c using {next} n
       where c.deal_id = n.row_id and n.matched and not n.superseded and c.kind = 'direct'
         and not exists (select 1 from {work} w where w.deal_id = c.deal_id and w.rep_id = c.rep_id)
       returning c.deal_id, c.rep_id),
     ${markChanged("gone")}
     select distinct rep_id as "repId" from gone`,
  );
  run.noteReps(gone.rows.map(({ repId }) => repId));
  await run.query(
    `with moved as (
       update deal_credits c set share_ppm = w.share_ppm, position = w.position, amount_minor = w.amount_minor,
         reporting_amount_minor = w.reporting_amount_minor
       from {work} w
       where c.deal_id = w.deal_id and c.rep_id = w.rep_id and c.kind = 'direct'
         and (c.share_ppm, c.position, c.amount_minor, c.reporting_amount_minor)
           is distinct from (w.share_ppm, w.position, w.amount_minor, w.reporting_amount_minor)
       returning c.deal_id),
     ${markChanged("moved")}
     select 1`,
  );
  await run.query(
    `with added as (
       insert into deal_credits (deal_id, ${COLUMNS})
       select w.deal_id, ${COLUMNS} from {work} w
       where not exists (select 1 from deal_credits c where c.deal_id = w.deal_id and c.rep_id = w.rep_id and c.kind = 'direct')
       returning deal_id),
     ${markChanged("added")}
     select 1`,
  );
  await run.query(refreshOverlays("select n.row_id from {next} n where n.matched and n.changed"));
  await run.query("drop table {work}");
}

/** SQL that counts deals as changed when their credits are. */
function markChanged(from: string): string {
  return `marked as (
    update {next} n set changed = true from (select distinct deal_id from ${from}) x
    where n.row_id = x.deal_id and n.matched and not n.changed)`;
}

/** SQL that brings credits on top to their share of the deal's present amount. */
export function refreshOverlays(dealIds: string): string {
  return `update deal_credits c set amount_minor = round(d.amount_minor * c.share_ppm / 1000000.0)::bigint,
      reporting_amount_minor = round(d.reporting_amount_minor * c.share_ppm / 1000000.0)::bigint
    from deals d where d.id = c.deal_id and c.kind = 'overlay' and c.deal_id in (${dealIds})`;
}
