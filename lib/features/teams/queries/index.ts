export { TEAM_SPANS, type TeamSpan } from "./history";
export { MEMBERSHIPS, repsEverIn, teamOn } from "./memberships";
export { getTeam, listTeamChoices, listTeamTree } from "./teams";
