export { listStatementLines } from "./lines";
export { loadPayBalance } from "./pay-balance";
export { previewCommissions } from "./preview";
export { getStatement, listStatements } from "./statements";
export { getCommission, getCommissionSummary } from "./summary";
