export { listFeedback } from "./list-feedback";
export { loadCohorts } from "./load-cohorts";
