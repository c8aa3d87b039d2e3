export { listStatementLines } from "./lines";
export { loadPayBalance } from "./pay-balance";
export { previewCommissions } from "./preview";
export { statementsInReach } from "./reach";
export { listRunMonths, listRunStatements, listWithoutPlan } from "./run";
export { getStatementDetail } from "./statement-detail";
export { getStatement, listStatements } from "./statements";
export { getCommission, getCommissionSummary } from "./summary";
export { getWhatIf, listOpenDeals } from "./what-if";
