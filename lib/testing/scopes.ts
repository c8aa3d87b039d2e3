import { createReadScope, createWriteScope, type GateFacts } from "@/lib/auth/gates";
import type { Action, Role } from "@/lib/auth/permissions";
import type { Actor, ReadScope, WriteScope } from "@/lib/auth/scope";
import { calendarDate } from "@/lib/values/calendar-date";

/** Who acts in a test, when, and in which organisation; by default an admin of one that counts in dollars from January. */
export type ScopeOptions = {
  readonly role?: Role;
  /** Instead of the one role. */
  readonly roles?: readonly Role[];
  readonly name?: string;
  readonly userId?: number | null;
  readonly repId?: number | null;
  readonly viewedBy?: Actor["viewedBy"];
  readonly teamIds?: readonly number[];
  readonly today?: string;
  readonly organisation?: Partial<GateFacts["organisation"]>;
};

export function testReadScope(action: Action, options: ScopeOptions = {}): ReadScope {
  return createReadScope(actor(options), action, facts(options));
}

export function testWriteScope(action: Action, options: ScopeOptions = {}): WriteScope {
  return createWriteScope(actor(options), action, facts(options));
}

function actor({
  role = "admin",
  roles = [role],
  name = "tester",
  userId = null,
  repId = null,
  viewedBy = null,
}: ScopeOptions): Actor {
  return { userId, name, roles, repId, address: null, apiKeyId: null, viewedBy };
}

function facts({ today = "2026-03-31", teamIds = [], organisation = {} }: ScopeOptions): GateFacts {
  return {
    organisation: {
      name: "Test",
      currency: "USD",
      timeZone: "UTC",
      fiscalYearStartMonth: 1,
      weekStart: 1,
      ...organisation,
    },
    today: calendarDate(today),
    managedTeamIds: teamIds,
  };
}
