export { listStatementLines } from "./lines";
export { previewCommissions } from "./preview";
export { statementsInReach } from "./reach";
export { getStatementDetail } from "./statement-detail";
export { getStatement, listStatements } from "./statements";
export { getCommission, getCommissionSummary } from "./summary";
export { getWhatIf, listOpenDeals } from "./what-if";
