import { type Sql, sql } from "@/lib/db/sql";
import { accountOf, campaignOf, own } from "../columns";
import { dated } from "../source";

const ON = sql`f."on"`;

/** Feedback by date. */
export const feedback = dated((request, days) => {
  const count = (where: Sql) => ({ value: sql`count(*) filter (where ${where})` });
  const nps = sql`f.survey = 'nps'`;
  const csat = sql`f.survey = 'csat'`;
  return {
    table: sql`feedback f`,
    joins: [],
    columns: {
      survey: own(sql`f.survey::text`),
      campaign: own(sql`f.campaign_id`),
      channel: { key: sql`nullif(k.channel, '')`, joins: [campaignOf(sql`f.campaign_id`)] },
      segment: { key: sql`nullif(a.segment, '')`, joins: [accountOf(sql`f.account_id`)] },
    },
    where: days.within(ON),
    range: days.index(ON),
    bucket: days.bucket(ON, request),
    measures: {
      nps_promoters: count(sql`${nps} and f.score >= 9`),
      nps_detractors: count(sql`${nps} and f.score <= 6`),
      nps_answers: count(sql`${nps} and f.score is not null`),
      csat_satisfied: count(sql`${csat} and f.score >= 4`),
      csat_answers: count(sql`${csat} and f.score is not null`),
      asked: { value: sql`count(*)` },
      answered: { value: sql`count(f.score)` },
    },
  };
});
