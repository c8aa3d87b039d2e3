import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, type Sql, sql } from "@/lib/db/sql";
import { reachForAction } from "@/lib/features/metrics/queries";
import type { FeedbackList, FeedbackQuery, FeedbackRow } from "../types";

type Found = Omit<FeedbackRow, "account" | "campaign"> & {
  readonly accountId: number | null;
  readonly accountName: string | null;
  readonly campaignId: number | null;
  readonly campaignName: string | null;
};

const MAX_PAGE_SIZE = 1000;

/** Answers of customers in a period, newest first, with how many there are and how many gave each score. */
export async function listFeedback(scope: ReadScope, query: FeedbackQuery): Promise<FeedbackList> {
  await reachForAction(scope, "customers.read", "feedback");
  const where = conditions(scope, query);
  const limit = Math.min(Math.max(Math.trunc(query.pageSize), 1), MAX_PAGE_SIZE);
  const offset = (Math.max(Math.trunc(query.page), 1) - 1) * limit;
  const [scores, found] = await Promise.all([
    queryRows<{ score: number | null; count: number }>(
      database(),
      sql`select f.score, count(*)::int as count from feedback f where ${where} group by f.score order by f.score nulls last`,
    ),
    queryRows<Found>(
      database(),
      sql`select f.id, f."on", f.survey::text as survey, f.score, f.comment, a.id as "accountId", a.name as "accountName",
            k.id as "campaignId", k.name as "campaignName"
          from feedback f left join accounts a on a.id = f.account_id left join campaigns k on k.id = f.campaign_id
          where ${where} order by f."on" desc, f.id desc limit ${limit}::int offset ${offset}::int`,
    ),
  ]);
  const rows = found.map(({ accountId, accountName, campaignId, campaignName, ...row }) => ({
    ...row,
    account: toNamed(accountId, accountName),
    campaign: toNamed(campaignId, campaignName),
  }));
  return { rows, scores, count: scores.reduce((sum, { count }) => sum + count, 0) };
}

function conditions({ today }: ReadScope, { survey, period, campaignId }: FeedbackQuery): Sql {
  return sql`f.survey::text = ${survey} and f."on" >= ${period.from}::date and f."on" < ${period.to}::date and f."on" <= ${today}::date
    and (${campaignId ?? null}::int is null or f.campaign_id = ${campaignId ?? null}::int)`;
}

function toNamed(id: number | null, name: string | null): { id: number; name: string } | null {
  return id === null || name === null ? null : { id, name };
}
