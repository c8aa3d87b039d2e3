export { listStatementLines } from "./lines";
export { getStatement, listStatements } from "./statements";
export { getCommissionSummary } from "./summary";
