import type { Field, Target } from "./types";

const REFERENCES: Readonly<Record<Target, string>> = {
  rep: "a rep's name, e-mail or id",
  team: "a team's name; a new one is made",
  account: "an account's name or id; a new one is made",
  product: "a product's name or id",
  promotion: "a promotion's name",
  stage: "a stage's name; a new one is made",
  plan: "a commission plan's name",
  campaign: "a campaign's name, id or utm_campaign",
  lead: "a lead's id",
  deal: "a deal's id",
};

/** What a cell of the field may hold, in words. */
export function acceptedBy({ type }: Field): string {
  switch (type.is) {
    case "text":
      return "text";
    case "email":
      return "an e-mail address";
    case "integer":
      return type.min === undefined ? "a whole number" : `a whole number, ${type.min} or more`;
    case "amount":
      return type.signed ? "an amount" : "an amount, 0 or more";
    case "rate":
      return "units of the organisation's currency for one, such as 1.0837";
    case "decimal":
      return "a number above 0";
    case "date":
      return "a date, such as 2026-01-31";
    case "moment":
      return "a time, such as 2026-01-31 14:05";
    case "percent":
      return "a percentage, such as 25%";
    case "yes_no":
      return "yes or no";
    case "currency":
      return "a currency code, such as USD";
    case "choice":
      return `${type.values.slice(0, -1).join(", ")} or ${type.values.at(-1)}`;
    case "reference":
      return type.shares ? `${REFERENCES[type.to]}; shares as Ana:60;Bo:40` : REFERENCES[type.to];
  }
}
