import { toOpenApi } from "@/lib/http/api/openapi";
import { version } from "@/package.json";
import { CALLS } from "./calls";

const DESCRIPTION = [
  "Figures, lists, imports and commissions for programs, as far as the key's role reaches.",
  "Money is minor units and a currency; a share or ratio is an unrounded number; no value is null.",
  "Days are year-month-day; `to` is the day after the last one.",
].join(" ");

/** The OpenAPI document of all calls. */
export function apiDocument() {
  return toOpenApi(CALLS, { title: "Attain", description: DESCRIPTION, version });
}
