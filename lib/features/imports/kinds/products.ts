import { currencyCode, minor, plain } from "./columns";
import { amount, currency, text } from "./fields";
import type { Kind } from "./types";

export const products: Kind = {
  id: "products",
  one: "product",
  many: "products",
  fields: [
    text("name", { required: true, synonyms: ["product", "product name", "item"] }),
    text("external_id", { synonyms: ["id", "product id", "product code", "sku", "record id"] }),
    text("series", { synonyms: ["family", "product family", "line", "category"] }),
    amount("list_price", { synonyms: ["sales price", "price", "unit price"] }),
    amount("cost", { synonyms: ["unit cost", "cost price"] }),
    currency(),
  ],
  table: "products",
  identity: { by: "entity" },
  columns: [
    plain("name"),
    plain("external_id"),
    plain("series"),
    currencyCode(),
    minor("list_price_minor", "list_price"),
    minor("cost_minor", "cost"),
  ],
  statements: "all",
};
