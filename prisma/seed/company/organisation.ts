import type { FiscalCalendar } from "@/lib/values/period";

export const FISCAL_CALENDAR: FiscalCalendar = { fiscalYearStartMonth: 1, weekStart: 1 };

/** Larkmoor sells climate control to growers, by subscription. */
export const ORGANISATION = {
  name: "Larkmoor Growing Systems",
  currency: "USD",
  timeZone: "America/New_York",
  ...FISCAL_CALENDAR,
  leaderboard: "names_and_revenue",
} as const;

const MAIL_DOMAIN = "larkmoor.example";

/** The work e-mail of a person of the company. */
export function workMail(name: string): string {
  return `${asciiSlug(name, ".")}@${MAIL_DOMAIN}`;
}

/** The letters and digits of a name without accents, in lower case, words joined by `joint`. */
export function asciiSlug(name: string, joint: string): string {
  return name
    .replace(/[øØ]/g, "o")
    .replace(/ß/g, "ss")
    .replace(/[æÆ]/g, "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, joint)
    .replace(new RegExp(`^\\${joint}|\\${joint}$`, "g"), "");
}
