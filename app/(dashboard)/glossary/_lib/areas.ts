import type { MetricArea, MetricDefinition, MetricUnit } from "@/lib/metrics/definition";

export const AREAS: readonly { readonly area: MetricArea; readonly title: string; readonly subtitle: string }[] = [
  { area: "sales", title: "Sales", subtitle: "Individual performance: what each rep opens, wins and loses" },
  { area: "pay", title: "Commissions", subtitle: "What reps earn, from their statements" },
  {
    area: "marketing",
    title: "Marketing",
    subtitle: "A team's work, by campaign: traffic, engagement, leads and what they cost",
  },
  { area: "awareness", title: "Awareness", subtitle: "How well known the brand is, slowly built" },
  { area: "customers", title: "Customers", subtitle: "Who stays, and what they say" },
];

const UNIT_WORDS: Readonly<Record<MetricUnit, string>> = {
  money: "money",
  count: "count",
  share: "percent",
  ratio: "ratio",
  days: "days",
  months: "months",
  per_day_money: "money a day",
  index: "index",
  score: "points, −100 to 100",
};

/** How the metric's figure is meant and which way is better. */
export function unitWords({ unit, good }: MetricDefinition): string {
  const better = good === "up" ? "more is better" : good === "down" ? "less is better" : "neither way is better";
  return `${UNIT_WORDS[unit]}; ${better}`;
}

/** Whether every word of the search is in what the glossary says of the metric. */
export function matches({ id, name, words, description }: MetricDefinition, search: string): boolean {
  return hasWords(`${id} ${name} ${words} ${description}`, search);
}

/** Whether every word of the search is in a text. */
export function hasWords(text: string, search: string): boolean {
  const searched = text.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));
}
