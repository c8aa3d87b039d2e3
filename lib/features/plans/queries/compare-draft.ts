import type { ReadScope } from "@/lib/auth/scope";
import { type Client, database } from "@/lib/db/client";
import type { PlanAssignment, PlanVersion } from "@/lib/domain/commissions/facts";
import type { Plan } from "@/lib/domain/commissions/plan";
import { PlanError } from "@/lib/domain/commissions/plan-error";
import type { Statement } from "@/lib/domain/commissions/statement";
import { calculateStatements } from "@/lib/domain/commissions/statements";
import { AppError } from "@/lib/errors/app-error";
import {
  drawDays,
  type FactSources,
  listRepFacts,
  loadFactSources,
  loadPresentNames,
  loadWonDeals,
  type RepFacts,
  type StoredDeal,
  teamFacts,
  toCommissionFacts,
} from "@/lib/features/commissions/queries";
import { parsePlanFile } from "@/lib/features/commissions/schema";
import { queryMetrics } from "@/lib/features/metrics/queries";
import { BEGINNING, minDate } from "@/lib/values/calendar-date";
import { addMoney, type Money, money } from "@/lib/values/money";
import { intersection, lengthInDays, type Period, unitAround, unitsIn } from "@/lib/values/period";
import type { Draft } from "../schema";
import type { DraftComparison, DraftPay, RepComparison } from "../types";
import { getPlan } from "./plans";
import { requireEveryRep } from "./require-plans";

const MOST_DAYS = 732;

/** The rules a rep is paid by in one of the two computations. */
type Rules = { readonly assignments: readonly PlanAssignment[]; readonly planVersions: readonly PlanVersion[] };

type Drafted = {
  readonly plan: string;
  readonly draft: Plan;
  /** The version that the draft would follow; null for a new plan. */
  readonly inForce: Plan | null;
  readonly period: Period;
};

/**
 * What some reps earned and would have been paid over a period of whole months from their deals as known today: by the version in force, and by the draft, each as if it
 * had held all along. A rep who is not on the plan earned by their own plans, and is put on the draft. Nothing is written.
 * Throws `invalid_input` naming every fault of the draft, and `forbidden` to whoever may not see what every rep earns.
 */
export async function compareDraft(scope: ReadScope, input: Draft): Promise<DraftComparison> {
  requireEveryRep(scope);
  requireShort(input.period);
  const on = database();
  const present = await loadPresentNames(on);
  const draft = present(parsePlanFile(input.definition).plan);
  const existing = input.planId === null ? null : await getPlan(scope, input.planId);
  const from = input.from ?? scope.today;
  const versions = (existing?.versions ?? []).map(({ rules, ...version }) => ({ ...version, rules: present(rules) }));
  const drafted: Drafted = {
    plan: existing?.name ?? draft.name,
    draft,
    inForce: (versions.findLast((version) => version.from <= from) ?? versions[0])?.rules ?? null,
    period: begunMonths(input.period, scope),
  };
  const [sources, reps] = await Promise.all([
    loadFactSources(on, scope.organisation, [{ plan: drafted.plan, from: BEGINNING, rules: draft }]),
    listRepFacts(on, input.repIds),
  ]);
  const compared = await Promise.all(reps.map((rep) => compareRep(on, rep, drafted, sources)));
  return {
    reps: input.repIds.flatMap((id) => compared.filter(({ rep }) => rep.id === id)),
    now: sumOf(compared.map(({ now }) => now)),
    draft: sumOf(compared.map((rep) => rep.draft)),
    revenue: await findRevenue(scope, input),
  };
}

function requireShort(period: Period): void {
  if (period.from >= period.to) throw new AppError("invalid_input", "The period of the example ends before it begins.");
  if (lengthInDays(period) > MOST_DAYS) throw new AppError("invalid_input", "The example covers at most two years.");
}

/** The months of a period that have begun: a draw tops up no month that is still to come. A period ahead stays whole. */
function begunMonths({ from, to }: Period, { today, organisation }: ReadScope): Period {
  const begun = unitAround("month", today, organisation).to;
  return { from, to: from < begun ? minDate(to, begun) : to };
}

async function compareRep(on: Client, rep: RepFacts, drafted: Drafted, sources: FactSources): Promise<RepComparison> {
  const { now, draft } = rulesFor(rep, drafted, sources.planVersions);
  const teams = [now, draft].map((rules) => teamOf(rep, rules, sources));
  const repIds = [rep.id, ...teams.flatMap(({ memberIds }) => memberIds)];
  const deals = await loadWonDeals(
    on,
    { repIds, dealIds: [] },
    { from: BEGINNING, to: drafted.period.to },
    sources.keys,
  );
  const [was, is] = await Promise.all([now, draft].map((rules) => pay(rep, rules, deals, drafted.period, sources)));
  const onPlans = now.assignments.filter(({ from, to }) =>
    intersection({ from, to: to ?? drafted.period.to }, drafted.period),
  );
  return {
    rep: { id: rep.id, name: sources.keys.get(rep.id) ?? String(rep.id) },
    plan: onPlans.map(({ plan }) => plan).join(", ") || null,
    now: was?.pay ?? null,
    draft: is?.pay ?? null,
    problems: [...new Set([...(is?.problems ?? []), ...(was?.problems ?? [])])],
  };
}

function rulesFor(
  rep: RepFacts,
  { plan, draft, inForce, period }: Drafted,
  stored: readonly PlanVersion[],
): { now: Rules; draft: Rules } {
  const { assignments } = rep;
  const allAlong = (rules: Plan): PlanVersion[] => [
    ...stored.filter((version) => version.plan !== plan),
    { plan, from: BEGINNING, rules },
  ];
  const isOn = assignments.some(
    (assignment) =>
      assignment.plan === plan && intersection({ from: assignment.from, to: assignment.to ?? period.to }, period),
  );
  if (isOn && inForce) {
    return {
      now: { assignments, planVersions: allAlong(inForce) },
      draft: { assignments, planVersions: allAlong(draft) },
    };
  }
  const targetIncentive = assignments.at(-1)?.targetIncentive ?? null;
  return {
    now: { assignments, planVersions: stored },
    draft: { assignments: [{ plan, from: BEGINNING, to: null, targetIncentive }], planVersions: allAlong(draft) },
  };
}

function teamOf(rep: RepFacts, { assignments, planVersions }: Rules, { teamOf: find }: FactSources) {
  return teamFacts({ id: rep.id, assignments }, { planVersions, teamOf: find });
}

type Paid = { readonly pay: DraftPay | null; readonly problems: readonly string[] };

async function pay(
  rep: RepFacts,
  { assignments, planVersions }: Rules,
  deals: readonly StoredDeal[],
  period: Period,
  sources: FactSources,
): Promise<Paid> {
  const begin = [...deals.map(({ on }) => on), ...drawDays({ ...rep, assignments }, planVersions)];
  const since = begin.reduce(minDate, period.from);
  const months = unitsIn("month", { from: since, to: period.to }, sources.organisation);
  const ruled = { ...sources, planVersions };
  const team = teamOf(rep, { assignments, planVersions }, sources);
  try {
    const facts = await toCommissionFacts({ ...rep, assignments }, { deals, team, months, adjustments: [] }, ruled);
    const statements = calculateStatements(facts).filter(({ span }) => intersection(span, period));
    const [first] = statements;
    const owedBack = statements.at(-1)?.balance ?? 0n;
    const total = (of: "earned" | "payable", { currency }: Statement) =>
      money(
        statements.reduce((sum, statement) => sum + statement[of], 0n),
        currency,
      );
    return {
      pay: first
        ? {
            earned: total("earned", first),
            payable: total("payable", first),
            owedBack: money(owedBack, first.currency),
          }
        : null,
      problems: statements.flatMap(({ problems }) => problems.map(({ message }) => message)),
    };
  } catch (error) {
    if (error instanceof PlanError) return { pay: null, problems: error.problems.map(({ message }) => message) };
    throw error;
  }
}

function sumOf(pays: readonly (DraftPay | null)[]): DraftPay | null {
  const known = pays.filter((pay) => pay !== null);
  const [first, ...rest] = known;
  if (!first || rest.some(({ earned }) => earned.currency !== first.earned.currency)) return null;
  return rest.reduce(
    (sum, { earned, payable, owedBack }) => ({
      earned: addMoney(sum.earned, earned),
      payable: addMoney(sum.payable, payable),
      owedBack: addMoney(sum.owedBack, owedBack),
    }),
    first,
  );
}

/** What the reps sold together, as far as the reader sees it of every one of them. */
async function findRevenue(scope: ReadScope, { repIds, period }: Draft): Promise<Money | null> {
  try {
    const filters = [{ dimension: "rep" as const, values: repIds.map(String) }];
    const { total } = await queryMetrics(scope, { metrics: ["revenue"], by: [], period, filters });
    const revenue = total.revenue?.value ?? null;
    return typeof revenue === "object" ? revenue : null;
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return null;
    throw error;
  }
}
