export { listStatementLines } from "./lines";
export { previewCommissions } from "./preview";
export { getStatement, listStatements } from "./statements";
export { getCommission, getCommissionSummary } from "./summary";
