export { loadLeaderboard } from "./leaderboard";
export { MEMBERSHIPS, repsEverIn, teamOn } from "./memberships";
export { getRep, listReachedDays, listRepNames, listReps, listTeamPage, listTeams } from "./reps";
