export { createAssignment, removeAssignment, updateAssignment } from "./assignments";
export { removePlan, removePlanVersion } from "./remove";
