export { spansOn, TEAM_SPANS, type TeamPlace, type TeamSpan } from "./history";
export { MEMBERSHIPS, repsEverIn, teamOn } from "./memberships";
export { getTeam, listTeamChoices, listTeamTree } from "./teams";
