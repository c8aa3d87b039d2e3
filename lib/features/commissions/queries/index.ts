export { listStatementLines } from "./lines";
export { loadPayBalance } from "./pay-balance";
export { previewCommissions } from "./preview";
export { listRunMonths, listRunStatements, listWithoutPlan } from "./run";
export { getStatement, listStatements } from "./statements";
export { getCommission, getCommissionSummary } from "./summary";
