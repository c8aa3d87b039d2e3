import type { Metadata } from "next";
import { z } from "zod";
import type { ReadScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors/app-error";
import { getCommissionSummary, getWhatIf, listOpenDeals, listRepsInReach } from "@/lib/features/commissions/queries";
import { listProducts } from "@/lib/features/products/queries";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatList, formatQuantity } from "@/lib/format/words";
import { asPage, findPageScope, pageScope } from "@/lib/http/page";
import { Button } from "@/lib/ui/button";
import { Card, Stack } from "@/lib/ui/card";
import { EmptyState, Note } from "@/lib/ui/states";
import { type PageSearchParams, toSearchParams } from "@/lib/ui/url/search-params";
import { type Money, money } from "@/lib/values/money";
import { unitAround } from "@/lib/values/period";
import { NextTierCard } from "../../_components/commissions/next-tier-card";
import { CommissionsHeader } from "../_components/commissions-header";
import { PrunedForm } from "./_components/pruned-form";
import { SupposeForm } from "./_components/suppose-form";
import styles from "./_components/what-if.module.css";
import { WhatIfMonthCard } from "./_components/what-if-month";
import { readSupposed } from "./_lib/read-supposed";

export const metadata: Metadata = { title: "What if" };

const PATH = "/commissions/what-if";
const repId = z.coerce.number().int().positive().max(2_147_483_647);

type WhatIfPageProps = { searchParams: Promise<PageSearchParams> };

export default async function WhatIfPage({ searchParams }: WhatIfPageProps) {
  const scope = await pageScope("commissions.read");
  const params = toSearchParams(await searchParams);
  const wanted = params.get("rep");
  const reps = scope.reach.kind === "own" ? [] : await listRepsInReach(scope);
  const choice = reps.length > 1 ? <RepChoice reps={reps} chosen={wanted ?? String(scope.actor.repId ?? "")} /> : null;
  const id = wanted === null ? scope.actor.repId : await asPage(async () => readRepId(wanted));
  if (id === null)
    return (
      <>
        <CommissionsHeader scope={scope} current={PATH}>
          See what a statement would be if open deals were won.
        </CommissionsHeader>
        <Card title="Whose statement?">{choice}</Card>
      </>
    );
  return <WhatIfOf scope={scope} id={id} params={params} choice={choice} />;
}

function readRepId(text: string): number {
  const parsed = repId.safeParse(text);
  if (!parsed.success) throw new AppError("not_found", "There is no such rep.");
  return parsed.data;
}

type WhatIfOfProps = { scope: ReadScope; id: number; params: URLSearchParams; choice: React.ReactNode };

async function WhatIfOf({ scope, id, params, choice }: WhatIfOfProps) {
  const { today, organisation, actor } = scope;
  const month = unitAround("month", today, organisation);
  const deals = await asPage(() => listOpenDeals(scope, id));
  const [summary, catalogue] = await Promise.all([
    getCommissionSummary(scope, id, month),
    findPageScope("deals.read").then((leave) => leave && listProducts(leave, ALL_PRODUCTS)),
  ]);
  const currency = summary.earned?.currency ?? organisation.currency;
  const expected = new Map(deals.map((deal) => [deal.id, deal.expectedCloseOn]));
  const state = readSupposed(params, expected, { today, currency });
  const whatIf = await getWhatIf(scope, id, state);
  const supposed = state.days.size + (state.typed ? 1 : 0);
  const leftOut = state.picked.size + (state.written.amount === "" ? 0 : 1) - supposed;
  return (
    <>
      <CommissionsHeader scope={scope} current={PATH}>
        {whatIf === null || supposed === 0 ? (
          <p>
            {actor.repId === id ? "Pick" : `${summary.rep.name}: pick`} open deals, or type an amount, and see what the
            statement would be. Nothing is stored.
          </p>
        ) : (
          <>
            <p className={styles.hero}>
              <span>{actor.repId === id ? "You" : summary.rep.name} would be paid</span>
              <strong>{formatMoney(sizeOf(whatIf.difference), "exact")}</strong>
              <span>
                {whatIf.difference.minor < 0n ? "less" : "more"} with {formatQuantity(supposed, "deal")}
              </span>
            </p>
            <p>
              {whatIf.months.length === 0
                ? "No statement would change."
                : `It changes ${formatList(whatIf.months.map(({ period }) => formatMonth(period.from)))}.`}
            </p>
          </>
        )}
      </CommissionsHeader>
      <div className={styles.columns}>
        <Stack>
          {choice && <Card title="Whose statement?">{choice}</Card>}
          <SupposeForm
            key={params.toString()}
            rep={summary.rep}
            deals={deals}
            products={catalogue?.rows ?? []}
            state={state}
            currency={currency}
            today={today}
          />
        </Stack>
        <Stack>
          {whatIf === null && (
            <Note>{summary.rep.name} is on no commission plan, so no deal would pay a commission.</Note>
          )}
          {whatIf !== null && leftOut > 0 && (
            <Note tone="warn">
              {formatQuantity(leftOut, "deal")} left out: put right what is marked, and see again.
            </Note>
          )}
          {whatIf !== null && supposed === 0 && leftOut === 0 && (
            <Card title="What it would pay">
              <EmptyState title="Nothing is supposed yet">Pick a deal on this page, or type an amount.</EmptyState>
            </Card>
          )}
          {whatIf?.unpaid.map(({ name, why }) => (
            <Note key={`${name} ${why}`} tone="warn">
              No component pays for {name ?? "this deal"}: {why}.
            </Note>
          ))}
          {whatIf?.months.map((changed) => (
            <WhatIfMonthCard key={changed.period.from} month={changed} today={today} />
          ))}
          {whatIf?.reachedTiers.map(({ level, component, window, at, pays }) => (
            <Note key={`${component.id} ${window.key} ${level} ${at}`} tone="good">
              {component.name} reaches its {level} from {at} in {window.key}, which pays {pays}.
            </Note>
          ))}
          {whatIf?.nextTiers.map((tier) => (
            <NextTierCard key={`${tier.component.id} ${tier.window.key}`} tier={tier} supposed={supposed > 0} />
          ))}
        </Stack>
      </div>
    </>
  );
}

function sizeOf({ minor, currency }: Money): Money {
  return money(minor < 0n ? -minor : minor, currency);
}

const ALL_PRODUCTS = { sort: { by: "name", descending: false }, after: null, limit: 200, filter: {} } as const;

type RepChoiceProps = { reps: readonly { readonly id: number; readonly name: string }[]; chosen: string };

function RepChoice({ reps, chosen }: RepChoiceProps) {
  return (
    <PrunedForm className={styles.who}>
      <label>
        Rep
        <select key={chosen} name="rep" defaultValue={chosen} className={styles.control}>
          <option value="">Choose a rep</option>
          {reps.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">Show</Button>
    </PrunedForm>
  );
}
