export { reachForAction, reachForMetric } from "./access";
export { loadMeasures } from "./load-measures";
export { queryMetrics } from "./query-metrics";
