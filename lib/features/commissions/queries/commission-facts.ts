import type { OrganisationSettings } from "@/lib/auth/scope";
import type { Queryable } from "@/lib/db/sql";
import type { CommissionFacts, PlanVersion } from "@/lib/domain/commissions/facts";
import type { Period } from "@/lib/values/period";
import type { StoredDeal } from "./deal-facts";
import { type LeaverDecisions, loadLeaverDecisions } from "./leaver-decisions";
import type { StoredAdjustment } from "./locked-facts";
import { loadPlanVersions, type RepFacts } from "./plan-facts";
import { createRateLoader } from "./rate-facts";
import { loadRepKeys, type RepKeys } from "./rep-keys";
import { loadTeamFacts, type TeamFacts } from "./team-facts";

/** What the commissions of all reps are computed from, beside each one's own facts. */
export type FactSources = {
  readonly organisation: OrganisationSettings;
  readonly keys: RepKeys;
  /** Of every plan that somebody is on at any time. */
  readonly planVersions: readonly PlanVersion[];
  readonly ratesOf: ReturnType<typeof createRateLoader>;
  readonly leaverDecisions: LeaverDecisions;
  /** Null where no plan pays on a team. */
  readonly teamOf: ((repId: number) => TeamFacts) | null;
};

/** Loads what reps have in common, and the teams if a plan that is stored or one of `drafts` pays on them. */
export async function loadFactSources(
  on: Queryable,
  organisation: OrganisationSettings,
  drafts: readonly PlanVersion[] = [],
): Promise<FactSources> {
  const keys = await loadRepKeys(on);
  const planVersions = await loadPlanVersions(on);
  const teamOf = paysOnTeam([...planVersions, ...drafts]) ? await loadTeamFacts(on, keys) : null;
  const leaverDecisions = await loadLeaverDecisions(on);
  return { organisation, keys, planVersions, ratesOf: createRateLoader(on), leaverDecisions, teamOf };
}

type OnPlan = Pick<RepFacts, "id" | "assignments">;

/** The team whose credits count for a rep: nobody, unless one of the rep's plans pays on a team. */
export function teamFacts(
  rep: OnPlan,
  { planVersions, teamOf }: Pick<FactSources, "planVersions" | "teamOf">,
): TeamFacts {
  return (paysOnTeam(versionsOf(rep, planVersions)) && teamOf?.(rep.id)) || { members: [], memberIds: [] };
}

type RepInput = {
  readonly deals: readonly StoredDeal[];
  readonly team: TeamFacts;
  readonly months: readonly Period[];
  readonly adjustments: readonly StoredAdjustment[];
};

/** A rep's facts as the engine reads them. */
export async function toCommissionFacts(
  rep: RepFacts,
  { deals, team, months, adjustments }: RepInput,
  { organisation, keys, planVersions: allVersions, ratesOf, leaverDecisions }: FactSources,
): Promise<CommissionFacts> {
  const { currency: reporting, fiscalYearStartMonth } = organisation;
  const planVersions = versionsOf(rep, allVersions);
  return {
    rep: keys.get(rep.id) ?? String(rep.id),
    startedOn: rep.startedOn,
    endedOn: rep.endedOn,
    fiscalYearStartMonth,
    statements: "month",
    periods: months,
    planVersions,
    assignments: rep.assignments,
    quotas: rep.quotas,
    deals,
    rateCurrency: reporting,
    fxRates: await ratesOf(currenciesOf({ deals, quotas: rep.quotas }, planVersions, reporting)),
    team: team.members,
    adjustments,
    leaverDecisions: leaverDecisions.get(rep.id) ?? [],
  };
}

function versionsOf({ assignments }: OnPlan, versions: readonly PlanVersion[]): PlanVersion[] {
  const plans = new Set(assignments.map(({ plan }) => plan));
  return versions.filter(({ plan }) => plans.has(plan));
}

function paysOnTeam(versions: readonly PlanVersion[]): boolean {
  return versions.some(({ rules }) => rules.components.some(({ whose }) => whose === "team"));
}

/** The currencies whose rates a rep's statements need. */
function currenciesOf(
  { deals, quotas }: Pick<CommissionFacts, "deals" | "quotas">,
  planVersions: readonly PlanVersion[],
  reporting: string,
): Set<string> {
  const used = new Set(planVersions.map(({ rules }) => rules.currency));
  for (const { currency } of [...deals, ...quotas]) used.add(currency);
  return used.size === 1 && used.has(reporting) ? new Set() : used;
}
