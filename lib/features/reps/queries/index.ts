export { loadLeaderboard } from "./leaderboard";
export { getRep, listReachedDays, listRepNames, listReps, listTeamPage, listTeams } from "./reps";
