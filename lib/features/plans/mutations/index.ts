export { createAssignment, removeAssignment, updateAssignment } from "./assignments";
export { notBegun } from "./not-begun";
export { removePlan, removePlanVersion } from "./remove";
