export { keepFormer } from "./history";
export { addToTeam, takeOutOfTeam, undoPlacingIn } from "./members";
export { placeInTeams } from "./memberships";
export { createTeam, removeTeam, updateTeam } from "./teams";
