import { day, plain } from "./columns";
import { date, text } from "./fields";
import type { Kind } from "./types";

export const accounts: Kind = {
  id: "accounts",
  one: "account",
  many: "accounts",
  fields: [
    text("name", {
      required: true,
      synonyms: ["account", "account name", "company", "company name", "customer", "organization", "organisation"],
    }),
    text("external_id", {
      synonyms: ["id", "account id", "company id", "record id", "customer id", "organization id"],
    }),
    text("segment", { synonyms: ["size", "tier", "account segment", "customer segment"] }),
    text("industry", { synonyms: ["sector", "vertical"] }),
    text("country", { synonyms: ["office location", "billing country", "country/region"] }),
    date("created_on", { synonyms: ["created", "create date", "created date", "created at"] }),
  ],
  table: "accounts",
  identity: { by: "entity" },
  columns: [
    plain("name"),
    plain("external_id"),
    plain("segment"),
    plain("industry"),
    plain("country"),
    day("created_on"),
  ],
  statements: "all",
};
