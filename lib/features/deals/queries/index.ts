export { listDeals, seesWholeDeals } from "./list-deals";
