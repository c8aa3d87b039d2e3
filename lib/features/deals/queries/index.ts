export { dealFilters, listDeals, mayListDealsBehind, requireDeals, seesWholeDeals } from "./list-deals";
