import { campaignField } from "./campaigns";
import { day, small } from "./columns";
import { date, INT4, integer, text } from "./fields";
import type { Check, Column, Kind } from "./types";

const people = (name: string, required?: true) =>
  integer(name, { min: 0, max: INT4, ...(required ? { required, synonyms: ["n", "sample", "sample size"] } : {}) });

const within = (part: string, whole: string): Check => ({
  field: part,
  where: `n.${part} > n.${whole} or (n.${part} is not null and n.${whole} is null)`,
  value: `n.${part}::text`,
  message: `is more people than ${whole} has; a part of them is accepted`,
});

/** The market of a row, '' where the file names none, so that rows without one are of the same market. */
export const market: Column = {
  name: "market",
  step: "plain",
  sql: (has) => (has("market") ? "coalesce(s.market, '')" : "''::text"),
};

const campaign: Column = {
  name: "campaign_id",
  step: "plain",
  sql: (has) => (has("campaign") ? "r_campaign.id" : "null::int"),
};

export const brandSurveys: Kind = {
  id: "brand_surveys",
  one: "survey wave",
  many: "survey waves",
  fields: [
    date("on", { required: true, synonyms: ["date", "wave", "fielded on"] }),
    people("respondents", true),
    people("aided"),
    people("unaided"),
    people("exposed_aware"),
    people("exposed_n"),
    people("control_aware"),
    people("control_n"),
    campaignField(),
    text("market", { synonyms: ["country", "region"] }),
  ],
  table: "brand_surveys",
  identity: { by: "columns", columns: ["on", "market", "campaign_id"], nullable: ["campaign_id"] },
  contradicts: true,
  columns: [
    day("on"),
    market,
    campaign,
    small("respondents"),
    small("aided"),
    small("unaided"),
    small("exposed_aware"),
    small("exposed_n"),
    small("control_aware"),
    small("control_n"),
  ],
  checks: [
    within("aided", "respondents"),
    within("unaided", "respondents"),
    within("exposed_aware", "exposed_n"),
    within("control_aware", "control_n"),
  ],
};
