export { listStatementLines } from "./lines";
export { getStatement, listStatements } from "./statements";
export { getCommission, getCommissionSummary } from "./summary";
