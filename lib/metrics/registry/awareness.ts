import { defineMetrics } from "../define";
import { difference, type Formula, measure, ratio, sum } from "../formula";

const survey = (name: string, aware: Formula, asked: Formula, description: string) =>
  ({
    name,
    unit: "share",
    good: "up",
    formula: ratio(aware, asked),
    description,
    source: "Brand tracking surveys; interval: Wilson 1927",
    interval: "wilson",
  }) as const;

export const AWARENESS_METRICS = defineMetrics("awareness", {
  aided_awareness: survey(
    "Aided awareness",
    measure("aided"),
    measure("aided_asked"),
    "Share of respondents who know the brand when its name is before them, over the period's waves together.",
  ),
  unaided_awareness: survey(
    "Unaided awareness",
    measure("unaided"),
    measure("unaided_asked"),
    "Share of respondents who name the brand by themselves, over the period's waves together.",
  ),
  brand_lift: {
    name: "Brand lift",
    unit: "share",
    good: "up",
    formula: difference(
      ratio(measure("exposed_aware"), measure("exposed_asked")),
      ratio(measure("control_aware"), measure("control_asked")),
    ),
    description: "Awareness of those who saw the campaign less that of a control group, in points.",
    source: "Difference of proportions; interval: Newcombe 1998, method 10",
    interval: "newcombe",
  },
  share_of_search: {
    name: "Share of search",
    unit: "share",
    good: "up",
    formula: ratio(
      measure("branded_searches_year"),
      sum(measure("branded_searches_year"), measure("competitor_searches_year")),
    ),
    description:
      "Searches for our brand as a share of those for all brands tracked, over the twelve months that end with the period. Days that report one side only are left out.",
    source: "Binet, IPA EffWorks 2020",
  },
  share_of_voice: {
    name: "Share of voice",
    unit: "share",
    good: "up",
    formula: ratio(measure("mentions"), sum(measure("mentions"), measure("competitor_mentions"))),
    description:
      "Mentions of our brand as a share of those of all brands tracked. Days that report one side only are left out.",
    source: "Common definition of media monitoring",
  },
  branded_searches: {
    name: "Branded searches",
    unit: "count",
    good: "up",
    formula: measure("branded_searches"),
    description: "Searches for our brand, as reported.",
    source: "As search engines report it",
  },
  direct_visits: {
    name: "Direct visits",
    unit: "count",
    good: "up",
    formula: measure("direct_visits"),
    description: "Visits by people who typed the address or had it saved, as reported.",
    source: "As web analytics define it",
  },
  awareness_index: {
    name: "Awareness index",
    unit: "index",
    good: "up",
    formula: measure("awareness_index"),
    description:
      "Geometric mean of the parts that are known (aided and unaided awareness, share of search, share of voice, branded searches, direct visits), each relative to the first period of the same length in which it was known = 100. The parts stand beside it.",
    source: "House definition",
  },
});
