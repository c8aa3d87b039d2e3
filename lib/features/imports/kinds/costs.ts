import { currencyCode, day, enumerated, minor, plain, resolved } from "./columns";
import { amount, choice, currency, date, text } from "./fields";
import { teamField } from "./teams";
import type { Kind } from "./types";

export const costs: Kind = {
  id: "costs",
  one: "cost",
  many: "costs",
  fields: [
    date("on", { required: true, synonyms: ["date", "booked on"] }),
    choice("kind", ["sales", "marketing"], { required: true, synonyms: ["type", "department"] }),
    amount("amount", { required: true, synonyms: ["cost", "value", "total"] }),
    currency(),
    teamField(),
    text("note", { long: true, synonyms: ["description", "comment", "memo"] }),
  ],
  table: "costs",
  identity: { by: "event", externalId: false, content: ["on", "kind", "amount_minor", "currency", "team_id", "note"] },
  columns: [
    day("on"),
    enumerated("kind", "cost_kind"),
    currencyCode(),
    resolved("team_id", "team"),
    plain("note"),
    minor("amount_minor", "amount"),
  ],
  reporting: { day: 'm."on"', columns: { reporting_amount_minor: "amount_minor" } },
};
