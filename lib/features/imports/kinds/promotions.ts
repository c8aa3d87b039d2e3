import { day, plain, small } from "./columns";
import { date, percent, text } from "./fields";
import type { Check, Kind } from "./types";

/** The last day of a span that names both days may not come before the first. */
export const lastDayNotBeforeFirst: Check = {
  field: "ends_on",
  where: "n.ends_on < n.starts_on",
  value: "n.ends_on::text",
  message: "is before starts_on; the last day may not come before the first",
};

export const promotions: Kind = {
  id: "promotions",
  one: "promotion",
  many: "promotions",
  fields: [
    text("name", { required: true, synonyms: ["promotion", "offer", "promo", "promo code"] }),
    date("starts_on", { synonyms: ["start date", "starts", "from", "valid from"] }),
    date("ends_on", { synonyms: ["end date", "ends", "until", "valid until"] }),
    percent("discount", { synonyms: ["discount percent", "percent off"] }),
  ],
  table: "promotions",
  identity: { by: "name" },
  columns: [plain("name"), day("starts_on"), day("ends_on"), small("discount_ppm", { field: "discount" })],
  checks: [lastDayNotBeforeFirst],
  statements: "all",
};
