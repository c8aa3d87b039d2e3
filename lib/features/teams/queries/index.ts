export { MEMBERSHIPS, repsEverIn, teamOn } from "./memberships";
export { getTeam, listTeamChoices, listTeamTree } from "./teams";
