import { campaignField } from "./campaigns";
import { day, enumerated, plain, resolved, small } from "./columns";
import { choice, date, integer, reference, text } from "./fields";
import type { Kind } from "./types";

export const feedback: Kind = {
  id: "feedback",
  one: "answer",
  many: "answers",
  fields: [
    date("on", { required: true, synonyms: ["date", "answered on", "sent on", "survey date", "response date"] }),
    integer("score", { min: 0, max: 10, synonyms: ["rating", "nps score", "answer"] }),
    choice("survey", ["nps", "csat"], { synonyms: ["survey type", "type"] }),
    reference("account", "account", { synonyms: ["company", "customer", "organization"] }),
    text("comment", { long: true, synonyms: ["feedback", "text", "verbatim"] }),
    campaignField(),
    text("external_id", { synonyms: ["id", "response id", "answer id"] }),
  ],
  table: "feedback",
  identity: {
    by: "event",
    externalId: true,
    content: ["on", "survey", "score", "account_id", "campaign_id", "comment"],
  },
  columns: [
    plain("external_id"),
    day("on"),
    enumerated("survey", "survey_kind", { fallback: "'nps'::survey_kind" }),
    small("score"),
    resolved("account_id", "account"),
    resolved("campaign_id", "campaign"),
    plain("comment"),
  ],
  checks: [
    {
      field: "score",
      where: "n.survey = 'csat' and n.score not between 1 and 5",
      value: "n.score::text",
      message: "is not a csat score; 1 to 5 are accepted, or blank where nobody answered",
    },
  ],
};
