export { listStatementLines } from "./lines";
export { previewCommissions } from "./preview";
export { getStatement, listStatements } from "./statements";
export { getCommission, getCommissionSummary } from "./summary";
export { type FactSources, loadFactSources, teamFacts, toCommissionFacts } from "./commission-facts";
export { loadWonDeals, type StoredDeal } from "./deal-facts";
export { listRepFacts, type RepFacts } from "./plan-facts";
