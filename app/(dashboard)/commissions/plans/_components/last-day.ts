/** How every form calls the day an assignment ends with. */
export const LAST_DAY_LABEL = "Last day on the plan";
export const LAST_DAY_HINT = "Blank: until further notice.";
