export { loadCohorts } from "./load-cohorts";
