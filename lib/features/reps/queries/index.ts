export { loadLeaderboard } from "./leaderboard";
export { getRep, listRepNames, listReps, listTeamPage, listTeams } from "./reps";
