type DimensionKind = "entity" | "text" | "choice" | "time";

type DimensionDefinition = { readonly label: string; readonly kind: DimensionKind };

/**
 * What figures can be split by. An entity has an id and a name, a text and a choice stand for themselves, a time dimension is a calendar
 * unit of the organisation.
 */
export const DIMENSIONS = {
  rep: { label: "Rep", kind: "entity" },
  team: { label: "Team", kind: "entity" },
  region: { label: "Region", kind: "text" },
  product: { label: "Product", kind: "entity" },
  segment: { label: "Segment", kind: "text" },
  deal_type: { label: "Deal type", kind: "choice" },
  stage: { label: "Stage", kind: "entity" },
  lost_reason: { label: "Lost reason", kind: "text" },
  promotion: { label: "Promotion", kind: "entity" },
  discount_band: { label: "Discount", kind: "choice" },
  channel: { label: "Channel", kind: "text" },
  campaign: { label: "Campaign", kind: "entity" },
  plan: { label: "Commission plan", kind: "text" },
  activity_type: { label: "Activity", kind: "choice" },
  survey: { label: "Survey", kind: "choice" },
  market: { label: "Market", kind: "text" },
  day: { label: "Day", kind: "time" },
  week: { label: "Week", kind: "time" },
  month: { label: "Month", kind: "time" },
  quarter: { label: "Quarter", kind: "time" },
  year: { label: "Year", kind: "time" },
} as const satisfies Record<string, DimensionDefinition>;

export type Dimension = keyof typeof DIMENSIONS;

export type TimeDimension = "day" | "week" | "month" | "quarter" | "year";

/** The dimensions that say who sold. A split deal belongs to several of them. */
export const SELLER_DIMENSIONS: readonly Dimension[] = ["rep", "team", "region"];

/** A filter's value for facts that have no such entity: `campaign=(none)`. */
export const NO_ENTITY = "(none)";

/** A filter's value for facts that have one, whichever: `campaign=(any)`. */
export const ANY_ENTITY = "(any)";

/** The discount bands by id, with their names in order; facts without a list amount have no band. */
export const DISCOUNT_BANDS = {
  at_list: "At list or above",
  under_10: "Under 10 %",
  "10_to_20": "10 to 20 %",
  "20_to_30": "20 to 30 %",
  "30_or_more": "30 % or more",
} as const;

/** Whether the text names a dimension. */
export function isDimension(text: string): text is Dimension {
  return Object.hasOwn(DIMENSIONS, text);
}

/** Whether the dimension is a calendar unit. */
export function isTimeDimension(dimension: Dimension): dimension is TimeDimension {
  return DIMENSIONS[dimension].kind === "time";
}
