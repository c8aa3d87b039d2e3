export { deactivatePerson, reactivatePerson } from "./activity";
export { updatePerson } from "./change";
export { invitePerson } from "./invite";
export { createPersonLink } from "./links";
export { removeSecondFactor } from "./second-factor";
