import { day, dayOf, derived, enumerated, minor, plain, resolved } from "./columns";
import { dealRateDay } from "./conversion";
import { amount, choice, date, reference, text } from "./fields";
import type { Kind } from "./types";

export const dealEvents: Kind = {
  id: "deal_events",
  one: "deal event",
  many: "deal events",
  fields: [
    reference("deal", "deal", { required: true, synonyms: ["deal id", "opportunity id", "opportunity"] }),
    choice("type", ["invoiced", "paid", "refunded", "cancelled"], {
      required: true,
      synonyms: ["event", "event type"],
    }),
    date("on", { required: true, synonyms: ["date", "event date", "invoice date", "payment date"] }),
    amount("amount", { synonyms: ["value", "total"] }),
    text("external_id", { synonyms: ["id", "event id", "invoice number", "invoice id", "payment id"] }),
    date("recorded_on", { synonyms: ["recorded", "booked on", "entered on"] }),
  ],
  table: "deal_events",
  identity: { by: "event", externalId: true, content: ["deal_id", "type", "on", "recorded_on", "amount_said"] },
  moneyJoins: ["left join deals d on d.id = e.deal_id"],
  moneyCurrency: "d.currency",
  columns: [
    plain("external_id"),
    resolved("deal_id", "deal"),
    enumerated("type", "deal_event_type"),
    day("on"),
    day("recorded_on", { fallback: dayOf("on") }),
    minor("amount_minor", "amount"),
  ],
  carry: [
    // As the file says it: what it is in minor units changes with the deal's currency, and the event stays the same.
    { name: "amount_said", step: "plain", sql: (has) => (has("amount") ? "trim_scale(s.amount)" : "null::numeric") },
    derived("deal_day", "money", dealRateDay("d")),
    derived("deal_reporting_minor", "money", "d.reporting_amount_minor"),
    derived("deal_amount_minor", "money", "d.amount_minor"),
  ],
  reporting: {
    day: "m.deal_day",
    columns: { reporting_amount_minor: "amount_minor" },
    fallback: "m.deal_reporting_minor",
  },
  warnings: [
    {
      where: "n.amount_minor > n.deal_amount_minor",
      one: "is larger than its deal",
      many: "are larger than their deal",
    },
    {
      where: `n."on" > {today}`,
      one: "is of a day to come, and what reps are owed counts it already",
      many: "are of days to come, and what reps are owed counts them already",
    },
  ],
  statements: {
    repsOf:
      "select c.rep_id from deal_credits c where c.deal_id in (select n.deal_id from {next} n where n.changed or not n.matched)",
  },
};
