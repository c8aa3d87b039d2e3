export { type FactSources, loadFactSources, teamFacts, toCommissionFacts } from "./commission-facts";
export { loadWonDeals, type StoredDeal } from "./deal-facts";
export { listStatementLines } from "./lines";
export { listRepFacts, type RepFacts } from "./plan-facts";
export { previewCommissions } from "./preview";
export { getStatement, listStatements } from "./statements";
export { getCommission, getCommissionSummary } from "./summary";
