export { listDeals } from "./list-deals";
