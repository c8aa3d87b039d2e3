export { createAdjustment, createAdjustmentIn, removeAdjustment } from "./adjust-statement";
export { calculateEveryStatement } from "./calculate-every-statement";
export { importPlan } from "./import-plan";
export { lockMonth, lockPeriod } from "./lock-period";
export { listCorrections, type Recounting, recalculateAgreed } from "./locked-corrections";
export { findLockedMonth, requireNoLocked } from "./locked-plans";
export { recalculateStatements, waitForOthers } from "./recalculate-statements";
export { approveStatements, returnStatement, setState, startReview } from "./review-statements";
export { updateLeaverDecision } from "./update-leaver-decision";
