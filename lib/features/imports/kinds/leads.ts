import { refreshReachedStages } from "@/lib/features/leads/mutations";
import { campaignField } from "./campaigns";
import { day, plain, resolved } from "./columns";
import { date, email, reference, text } from "./fields";
import type { Kind } from "./types";

const STAGES = ["first_contact_on", "mql_on", "sql_on", "opportunity_on", "customer_on"];

/** SQL of whether a later stage's date lies before an earlier one's. */
const backwards = STAGES.flatMap((earlier, index) =>
  STAGES.slice(index + 1).map((later) => `n.${later} < n.${earlier}`),
).join(" or ");

export const leads: Kind = {
  id: "leads",
  one: "lead",
  many: "leads",
  fields: [
    text("external_id", { required: true, synonyms: ["id", "lead id", "record id", "contact id"] }),
    date("first_contact_on", {
      required: true,
      synonyms: ["created", "create date", "created date", "lead created", "first contact"],
    }),
    campaignField(),
    text("channel", { synonyms: ["lead source", "source", "original source", "medium"] }),
    reference("account", "account", { synonyms: ["company", "company name", "organization", "customer"] }),
    email("email", { synonyms: ["e-mail", "email address", "mail"] }),
    reference("owner", "rep", { synonyms: ["lead owner", "contact owner", "sales rep", "sales agent", "rep"] }),
    date("mql_on", { synonyms: ["became a marketing qualified lead date", "mql date"] }),
    date("sql_on", { synonyms: ["became a sales qualified lead date", "sql date"] }),
    date("opportunity_on", { synonyms: ["became an opportunity date", "opportunity date"] }),
    date("customer_on", { synonyms: ["became a customer date", "customer date"] }),
    date("disqualified_on", { synonyms: ["disqualified", "disqualified date"] }),
  ],
  table: "leads",
  identity: { by: "external_id" },
  columns: [
    plain("external_id"),
    day("first_contact_on"),
    resolved("campaign_id", "campaign"),
    plain("channel"),
    resolved("account_id", "account"),
    plain("email"),
    resolved("owner_rep_id", "owner"),
    day("mql_on"),
    day("sql_on"),
    day("opportunity_on"),
    day("customer_on"),
    day("disqualified_on"),
  ],
  warnings: [
    { where: backwards, one: "has stage dates that run backwards", many: "have stage dates that run backwards" },
  ],
  after: [
    async (run) => {
      await run.query(refreshReachedStages("select n.row_id from {next} n where n.changed or not n.matched"));
    },
  ],
};
