export { listStatementLines } from "./lines";
export { previewCommissions } from "./preview";
export { statementsInReach } from "./reach";
export { getStatement, listStatements } from "./statements";
export { getCommission, getCommissionSummary } from "./summary";
