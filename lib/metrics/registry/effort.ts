import { defineMetrics } from "../define";
import { measure, ratio } from "../formula";

export const EFFORT_METRICS = defineMetrics("sales", {
  activities: {
    name: "Activities",
    unit: "count",
    good: "up",
    formula: measure("activities"),
    description: "Calls, e-mails, meetings and demos, counted for the rep who did them.",
    rows: "activities",
  },
  calls: {
    name: "Calls",
    unit: "count",
    good: "up",
    formula: measure("calls"),
    description: "Calls, counted for the rep who made them.",
    rows: "activities",
  },
  emails: {
    name: "E-mails",
    unit: "count",
    good: "up",
    formula: measure("emails"),
    description: "E-mails, counted for the rep who wrote them.",
    rows: "activities",
  },
  meetings: {
    name: "Meetings",
    unit: "count",
    good: "up",
    formula: measure("meetings"),
    description: "Meetings, counted for the rep who held them.",
    rows: "activities",
  },
  demos: {
    name: "Demos",
    unit: "count",
    good: "up",
    formula: measure("demos"),
    description: "Demos, counted for the rep who gave them.",
    rows: "activities",
  },
  activities_per_win: {
    name: "Effort per win",
    unit: "ratio",
    good: "neither",
    formula: ratio(measure("activities_on_closed"), measure("won_deals")),
    description: "Activities on the deals closed in the period, whenever done, for each deal won.",
    sample: measure("won_deals"),
  },
});
