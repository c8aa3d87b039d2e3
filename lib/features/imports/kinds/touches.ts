import { campaignField } from "./campaigns";
import { derived, momentOf, plain, resolved } from "./columns";
import { moment, reference, text } from "./fields";
import type { Kind } from "./types";

export const touches: Kind = {
  id: "touches",
  one: "touch",
  many: "touches",
  fields: [
    reference("lead", "lead", { synonyms: ["lead id", "contact id"] }),
    reference("account", "account", { synonyms: ["company", "customer", "organization"] }),
    moment("at", { required: true, synonyms: ["date", "time", "timestamp", "touched at", "event time"] }),
    campaignField(),
    text("channel", { synonyms: ["source", "medium", "platform"] }),
    text("external_id", { synonyms: ["id", "touch id", "event id"] }),
  ],
  table: "touches",
  identity: { by: "event", externalId: true, content: ["lead_id", "account_id", "at", "campaign_id", "channel"] },
  columns: [
    plain("external_id"),
    resolved("lead_id", "lead"),
    resolved("account_id", "account"),
    derived("at", "plain", momentOf("at")),
    derived("on", "money", "(e.at at time zone {zone})::date"),
    resolved("campaign_id", "campaign"),
    plain("channel"),
  ],
  checks: [
    {
      field: "lead",
      where: "n.lead_id is null and n.account_id is null",
      message: "is blank, and so is the account; a touch needs one of them",
    },
  ],
};
