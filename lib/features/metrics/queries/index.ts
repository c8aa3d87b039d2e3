export { reachForAction, reachForMetric } from "./access";
export { type DealsBehind, dealsBehind, hasDealsBehind } from "./deals-behind";
export { resolveFilters } from "./filters";
export { loadMeasures } from "./load-measures";
export { queryMetrics } from "./query-metrics";
export { rangesOf } from "./ranges";
