export { dealFilters, listDeals, requireDeals, seesWholeDeals } from "./list-deals";
