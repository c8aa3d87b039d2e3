import { derived, enumerated, momentOf, plain, resolved, small } from "./columns";
import { choice, INT4, integer, moment, reference, text } from "./fields";
import { repField } from "./quotas";
import type { Kind } from "./types";

export const activities: Kind = {
  id: "activities",
  one: "activity",
  many: "activities",
  fields: [
    repField("rep", ["user", "created by"]),
    choice("type", ["call", "email", "meeting", "demo"], { required: true, synonyms: ["activity type", "activity"] }),
    moment("at", { required: true, synonyms: ["date", "time", "activity date", "due date", "timestamp", "done at"] }),
    text("external_id", { synonyms: ["id", "activity id", "record id"] }),
    reference("deal", "deal", { synonyms: ["deal id", "opportunity id", "opportunity"] }),
    reference("account", "account", { synonyms: ["company", "customer", "organization"] }),
    reference("lead", "lead", { synonyms: ["lead id"] }),
    integer("minutes", { min: 0, max: INT4, synonyms: ["duration", "duration minutes"] }),
    text("outcome", { long: true, synonyms: ["result", "call outcome", "disposition"] }),
  ],
  table: "activities",
  identity: {
    by: "event",
    externalId: true,
    content: ["rep_id", "type", "at", "deal_id", "account_id", "lead_id", "minutes", "outcome"],
  },
  columns: [
    plain("external_id"),
    resolved("rep_id", "rep"),
    enumerated("type", "activity_type"),
    derived("at", "plain", momentOf("at")),
    derived("on", "money", "(e.at at time zone {zone})::date"),
    resolved("deal_id", "deal"),
    resolved("account_id", "account"),
    resolved("lead_id", "lead"),
    small("minutes"),
    plain("outcome"),
  ],
};
