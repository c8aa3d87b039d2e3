import { campaignField } from "./campaigns";
import { currencyCode, day, minor, plain, resolved } from "./columns";
import { amount, count, currency, date, text } from "./fields";
import type { Column, Kind } from "./types";

const ENGAGEMENTS = ["likes", "comments", "shares", "saves"] as const;

/** As reported, else the sum of what makes up engagement. */
const engagements: Column = {
  name: "engagements",
  step: "plain",
  sql: (has) => {
    const parts = ENGAGEMENTS.filter(has).map((field) => `s.${field}`);
    if (parts.length === 0) return has("engagements") ? "s.engagements" : "t.engagements";
    const sum = parts.map((part) => `coalesce(${part}, 0)`).join(" + ");
    const total = `case when coalesce(${parts.join(", ")}) is not null then ${sum} end`;
    return has("engagements") ? `coalesce(s.engagements, ${total})` : total;
  },
};

const channel: Column = {
  name: "channel",
  step: "plain",
  sql: (has) => (has("channel") ? "coalesce(s.channel, '')" : "''::text"),
};

export const campaignDays: Kind = {
  id: "campaign_days",
  one: "campaign day",
  many: "campaign days",
  fields: [
    campaignField({ required: true }),
    date("date", { required: true, synonyms: ["day", "on", "reporting starts"] }),
    text("channel", { synonyms: ["platform", "network", "source", "medium"] }),
    count("impressions", { synonyms: ["impr", "views"] }),
    count("clicks", { synonyms: ["link clicks"] }),
    count("visits", { synonyms: ["sessions", "website visits", "landing page views"] }),
    count("engagements", { synonyms: ["engagement", "interactions", "post engagements"] }),
    ...ENGAGEMENTS.map((name) => count(name)),
    count("leads_reported", { synonyms: ["leads", "conversions", "results"] }),
    amount("spend", { synonyms: ["cost", "amount spent", "spent"] }),
    currency(),
  ],
  table: "campaign_days",
  identity: { by: "columns", columns: ["campaign_id", "on", "channel"], withoutId: true },
  contradicts: true,
  columns: [
    resolved("campaign_id", "campaign"),
    day("on", { field: "date" }),
    channel,
    plain("impressions"),
    plain("clicks"),
    plain("visits"),
    engagements,
    plain("leads_reported"),
    currencyCode(),
    minor("spend_minor", "spend"),
  ],
  reporting: { day: 'm."on"', columns: { reporting_spend_minor: "spend_minor" } },
};
