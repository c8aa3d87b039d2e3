export { listFilterNames, listRepChoices, listRepsOnPlans } from "./choices";
export { compareDraft } from "./compare-draft";
export { getPlan, getPlanFile, listPlans } from "./plans";
