export { addToTeam, takeOutOfTeam } from "./members";
export { placeInTeams } from "./memberships";
export { createTeam, removeTeam, updateTeam } from "./teams";
