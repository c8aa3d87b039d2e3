export { listDeals, requireDeals, seesWholeDeals } from "./list-deals";
