import { type Sql, sql } from "@/lib/db/sql";
import { shareOfSearchWindow } from "@/lib/domain/awareness/brand-share";
import { minDate } from "@/lib/values/calendar-date";
import { campaignOf, own } from "../columns";
import { bucketsOf, type Range } from "../ranges";
import { dated, spanned } from "../source";

const WAVE = sql`w."on"`;
const SIGNAL = sql`g."on"`;
/** The market of a survey or signal; none where it speaks of all. */
export const MARKET = (key: Sql) => own(sql`nullif(${key}, '')`);

/** Waves of brand surveys by date, pooled. What a wave did not ask adds to neither side of a share. */
export const brandSurveys = dated((request, days) => {
  const lift = sql`w.exposed_aware is not null and w.exposed_n is not null and w.control_aware is not null and w.control_n is not null`;
  const sum = (column: Sql, where: Sql) => ({ value: sql`coalesce(sum(${column}) filter (where ${where}), 0)` });
  return {
    table: sql`brand_surveys w`,
    joins: [],
    columns: {
      campaign: own(sql`w.campaign_id`),
      channel: { key: sql`nullif(k.channel, '')`, joins: [campaignOf(sql`w.campaign_id`)] },
      market: MARKET(sql`w.market`),
    },
    where: days.within(WAVE),
    range: days.index(WAVE),
    bucket: days.bucket(WAVE, request),
    measures: {
      aided: sum(sql`w.aided`, sql`true`),
      aided_asked: sum(sql`w.respondents`, sql`w.aided is not null`),
      unaided: sum(sql`w.unaided`, sql`true`),
      unaided_asked: sum(sql`w.respondents`, sql`w.unaided is not null`),
      exposed_aware: sum(sql`w.exposed_aware`, lift),
      exposed_asked: sum(sql`w.exposed_n`, lift),
      control_aware: sum(sql`w.control_aware`, lift),
      control_asked: sum(sql`w.control_n`, lift),
    },
  };
});

/** Searches, mentions and visits by date. A row that reports one side of a share only adds to neither. */
export const brandSignals = dated((request, days) => {
  const both = sql`g.mentions is not null and g.competitor_mentions is not null`;
  return {
    table: sql`brand_signals g`,
    joins: [],
    columns: { market: MARKET(sql`g.market`) },
    where: days.within(SIGNAL),
    range: days.index(SIGNAL),
    bucket: days.bucket(SIGNAL, request),
    measures: {
      branded_searches: { value: sql`sum(g.branded_searches)` },
      direct_visits: { value: sql`sum(g.direct_visits)` },
      mentions: { value: sql`sum(g.mentions) filter (where ${both})` },
      competitor_mentions: { value: sql`sum(g.competitor_mentions) filter (where ${both})` },
    },
  };
});

/** Searches of the twelve months that end with the range, or with each of its buckets. */
export const brandYear = spanned((request, range, level) => {
  const windows = bucketsOf(range, level === "row" ? request.unit : null, request.calendar)
    .filter(({ span }) => span.from < range.until)
    .map(({ span }) => windowOf(span, range));
  const both = sql`g.branded_searches is not null and g.competitor_searches is not null`;
  return {
    table: sql`brand_signals g
      join unnest(${windows.map(({ from }) => from)}::date[], ${windows.map(({ to }) => to)}::date[])
        with ordinality b (from_on, to_on, place) on ${SIGNAL} >= b.from_on and ${SIGNAL} < b.to_on`,
    joins: [],
    columns: { market: MARKET(sql`g.market`) },
    where: both,
    bucket: request.unit === null ? null : sql`(b.place - 1)::int`,
    measures: {
      branded_searches_year: { value: sql`sum(g.branded_searches)` },
      competitor_searches_year: { value: sql`sum(g.competitor_searches)` },
    },
  };
});

/** The window of the days that are known: it ends with them, not in the future. */
function windowOf(span: Range["span"], { until }: Range): Range["span"] {
  const to = minDate(span.to, until);
  return { from: shareOfSearchWindow({ from: span.from, to }).from, to };
}
