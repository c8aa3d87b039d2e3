import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { allOf, hasOneOf } from "@/lib/db/filters";
import { type RowOrder, readPage } from "@/lib/db/keyset";
import { empty, queryRows, raw, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import type { ListPage, ListQuery } from "@/lib/values/list-query";
import { money } from "@/lib/values/money";
import { CAMPAIGN_FILTERS, type Campaign, type CampaignFilter, type CampaignName, type CampaignSort } from "./types";

/** A campaign with its goals. Throws `not_found`. */
export async function getCampaign(scope: ReadScope, id: number): Promise<Campaign> {
  const [campaign] = await selectCampaigns(scope, sql`where c.id = ${id}::int`);
  if (!campaign) throw new AppError("not_found", "There is no such campaign.");
  return campaign;
}

/** Every campaign with its goals, by name. */
export async function listCampaigns(scope: ReadScope): Promise<Campaign[]> {
  return await selectCampaigns(scope, empty);
}

const KEYS: Readonly<Record<CampaignSort, Pick<RowOrder, "key" | "type">>> = {
  name: { key: sql`lower(c.name) collate "und-x-icu"`, type: "text" },
  starts_on: { key: sql`c.starts_on`, type: "date" },
  ends_on: { key: sql`c.ends_on`, type: "date" },
};

const FILTERED: Readonly<Record<CampaignFilter, string>> = {
  name: "c.name",
  channel: "c.channel",
  objective: "c.objective::text",
  team: "t.name",
};

/** Campaigns with their goals, in pages. */
export async function listCampaignPage(
  { organisation }: ReadScope,
  { sort, after, limit, filter }: ListQuery<CampaignSort, CampaignFilter>,
): Promise<ListPage<Campaign>> {
  const { rows, next } = await readPage<CampaignRow>(database(), {
    columns: COLUMNS,
    from: FROM,
    where: allOf(CAMPAIGN_FILTERS.map((name) => hasOneOf(raw(FILTERED[name]), filter[name]))),
    order: { ...KEYS[sort.by], id: sql`c.id`, descending: sort.descending },
    after,
    limit,
  });
  return { rows: rows.map((row) => toCampaign(row, organisation.currency)), next };
}

type CampaignRow = Omit<Campaign, "budget"> & { budgetMinor: bigint | null };

const COLUMNS = sql`c.id, c.name, c.channel, c.objective::text as objective, c.paid, c.starts_on as "startsOn", c.ends_on as "endsOn",
  c.reporting_budget_minor as "budgetMinor", t.name as "teamName",
  (select coalesce(jsonb_agg(jsonb_build_object('metric', g.metric, 'target', g.target::float8) order by g.metric), '[]')
   from campaign_goals g where g.campaign_id = c.id) as goals`;
const FROM = sql`campaigns c left join teams t on t.id = c.team_id`;

async function selectCampaigns({ organisation }: ReadScope, where: Sql): Promise<Campaign[]> {
  const rows = await queryRows<CampaignRow>(
    database(),
    sql`select ${COLUMNS} from ${FROM} ${where} order by c.name collate "und-x-icu", c.id`,
  );
  return rows.map((row) => toCampaign(row, organisation.currency));
}

function toCampaign({ budgetMinor, ...campaign }: CampaignRow, currency: string): Campaign {
  return { ...campaign, budget: budgetMinor === null ? null : money(budgetMinor, currency) };
}

/** Campaigns whose name has the text in it, by name. */
export async function listCampaignNames(_scope: ReadScope, text: string, limit: number): Promise<CampaignName[]> {
  return await queryRows<CampaignName>(
    database(),
    sql`select id, name, channel from campaigns where strpos(lower(name), lower(${text})) > 0
        order by strpos(lower(name), lower(${text})), name collate "und-x-icu", id limit ${limit}::int`,
  );
}
