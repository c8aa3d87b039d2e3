export { listLeads } from "./list-leads";
