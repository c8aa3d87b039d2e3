export { loadLeaderboard } from "./leaderboard";
export { getRep, listRepNames, listTeams } from "./reps";
