export { listDeals, seesReps } from "./list-deals";
