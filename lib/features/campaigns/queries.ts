import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import { AppError } from "@/lib/errors/app-error";
import { money } from "@/lib/values/money";
import type { Campaign, CampaignGoal, CampaignName } from "./types";

/** A campaign with its goals. Throws `not_found`. */
export async function getCampaign(scope: ReadScope, id: number): Promise<Campaign> {
  const [row] = await queryRows<Omit<Campaign, "budget" | "goals"> & { budgetMinor: bigint | null }>(
    database(),
    sql`select c.id, c.name, c.channel, c.objective::text as objective, c.paid, c.starts_on as "startsOn", c.ends_on as "endsOn",
               c.reporting_budget_minor as "budgetMinor", t.name as "teamName"
        from campaigns c left join teams t on t.id = c.team_id where c.id = ${id}::int`,
  );
  if (!row) throw new AppError("not_found", "There is no such campaign.");
  const { budgetMinor, ...campaign } = row;
  const budget = budgetMinor === null ? null : money(budgetMinor, scope.organisation.currency);
  return { ...campaign, budget, goals: await listGoals(id) };
}

async function listGoals(campaignId: number): Promise<CampaignGoal[]> {
  return await queryRows<CampaignGoal>(
    database(),
    sql`select metric, target::float8 as target from campaign_goals where campaign_id = ${campaignId}::int order by metric`,
  );
}

/** Campaigns whose name has the text in it, by name. */
export async function listCampaignNames(_scope: ReadScope, text: string, limit: number): Promise<CampaignName[]> {
  return await queryRows<CampaignName>(
    database(),
    sql`select id, name, channel from campaigns where strpos(lower(name), lower(${text})) > 0
        order by strpos(lower(name), lower(${text})), name collate "und-x-icu", id limit ${limit}::int`,
  );
}
