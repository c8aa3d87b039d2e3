import { campaignField } from "./campaigns";
import { day, plain, resolved } from "./columns";
import { count, date } from "./fields";
import { endsAfterStart } from "./quotas";
import type { Kind } from "./types";

export const campaignReach: Kind = {
  id: "campaign_reach",
  one: "reported span",
  many: "reported spans",
  fields: [
    campaignField({ required: true }),
    date("from", { required: true, synonyms: ["start", "start date"] }),
    date("to", { required: true, synonyms: ["end", "end date"] }),
    count("reach", { synonyms: ["people reached", "unique reach"] }),
    count("visitors", { synonyms: ["unique visitors", "users"] }),
  ],
  table: "campaign_reach",
  identity: { by: "columns", columns: ["campaign_id", "from_on", "to_on"], withoutId: true },
  contradicts: true,
  columns: [
    resolved("campaign_id", "campaign"),
    day("from_on", { field: "from" }),
    day("to_on", { field: "to" }),
    plain("reach"),
    plain("visitors"),
  ],
  checks: [endsAfterStart],
};
