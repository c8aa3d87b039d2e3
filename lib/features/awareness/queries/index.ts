export { listSurveyWaves } from "./list-survey-waves";
