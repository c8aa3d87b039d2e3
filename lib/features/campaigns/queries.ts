import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { empty, queryRows, type Sql, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { money } from "@/lib/values/money";
import type { Campaign, CampaignName } from "./types";

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

type CampaignRow = Omit<Campaign, "budget"> & { budgetMinor: bigint | null };

async function selectCampaigns({ organisation }: ReadScope, where: Sql): Promise<Campaign[]> {
  const rows = await queryRows<CampaignRow>(
    database(),
    sql`select c.id, c.name, c.channel, c.objective::text as objective, c.paid, c.starts_on as "startsOn", c.ends_on as "endsOn",
               c.reporting_budget_minor as "budgetMinor", t.name as "teamName",
               (select coalesce(jsonb_agg(jsonb_build_object('metric', g.metric, 'target', g.target::float8) order by g.metric), '[]')
                from campaign_goals g where g.campaign_id = c.id) as goals
        from campaigns c left join teams t on t.id = c.team_id ${where} order by c.name collate "und-x-icu", c.id`,
  );
  return rows.map(({ budgetMinor, ...campaign }) => ({
    ...campaign,
    budget: budgetMinor === null ? null : money(budgetMinor, organisation.currency),
  }));
}

/** Campaigns whose name has the text in it, by name. */
export async function listCampaignNames(_scope: ReadScope, text: string, limit: number): Promise<CampaignName[]> {
  return await queryRows<CampaignName>(
    database(),
    sql`select id, name, channel from campaigns where strpos(lower(name), lower(${text})) > 0
        order by strpos(lower(name), lower(${text})), name collate "und-x-icu", id limit ${limit}::int`,
  );
}
