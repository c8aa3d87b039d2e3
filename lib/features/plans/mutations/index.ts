export { createAssignment, removeAssignment, updateAssignment } from "./assignments";
