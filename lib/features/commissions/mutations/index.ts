export { importPlan } from "./import-plan";
export { type Recalculation, recalculateStatements } from "./recalculate-statements";
