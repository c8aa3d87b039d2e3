export { importPlan } from "./import-plan";
export { recalculateStatements } from "./recalculate-statements";
