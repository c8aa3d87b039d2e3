import type { CalendarDate } from "@/lib/values/calendar-date";

export type TeamName = { readonly id: number; readonly name: string };

/** Who a rep is. */
export type Rep = {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly region: string | null;
  readonly managerName: string | null;
  readonly startedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  /** The team as of the scope's today. */
  readonly team: TeamName | null;
};

export type RepName = { readonly id: number; readonly name: string; readonly teamName: string | null };
