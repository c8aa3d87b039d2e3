import { market } from "./brand-surveys";
import { day, plain } from "./columns";
import { count, date, text } from "./fields";
import type { Kind } from "./types";

const COUNTS = ["branded_searches", "competitor_searches", "mentions", "competitor_mentions", "direct_visits"] as const;

export const brandSignals: Kind = {
  id: "brand_signals",
  one: "day of brand signals",
  many: "days of brand signals",
  fields: [
    date("on", { required: true, synonyms: ["date", "day"] }),
    ...COUNTS.map((name) => count(name)),
    text("market", { synonyms: ["country", "region"] }),
  ],
  table: "brand_signals",
  identity: { by: "columns", columns: ["on", "market"], withoutId: true },
  contradicts: true,
  columns: [day("on"), market, ...COUNTS.map((name) => plain(name))],
};
