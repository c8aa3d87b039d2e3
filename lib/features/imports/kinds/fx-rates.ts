import { day, derived } from "./columns";
import { convertAgain } from "./convert-again";
import { currency, date, rate } from "./fields";
import type { Kind } from "./types";

export const fxRates: Kind = {
  id: "fx_rates",
  one: "exchange rate",
  many: "exchange rates",
  fields: [
    date("on", { required: true, synonyms: ["date", "day"] }),
    currency({ required: true, synonyms: ["code", "currency code", "from"] }),
    rate("rate", { required: true, synonyms: ["value", "exchange rate"] }),
  ],
  table: "fx_rates",
  identity: { by: "columns", columns: ["currency", "on"], withoutId: true },
  contradicts: true,
  columns: [
    derived("currency", "plain", "s.currency::char(3)"),
    day("on"),
    derived("rate", "plain", "s.rate::numeric(24, 12)"),
  ],
  checks: [
    {
      field: "currency",
      where: "n.currency = {currency} and n.rate <> 1",
      value: "n.currency",
      message: "is the organisation's own currency, whose rate is 1; name the others only",
    },
  ],
  after: [convertAgain],
  statements: {
    repsOf: "select r.id as rep_id from reps r where exists (select 1 from {next} n where n.changed or not n.matched)",
  },
};
