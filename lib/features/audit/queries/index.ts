export { listAudit, listAuditChoices } from "./list-audit";
