import type { ReadScope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { queryRows, sql } from "@/lib/db/sql";
import {
  type AwarenessQuestion,
  calculateAwareness,
  calculateBrandLift,
  type SurveyWave,
} from "@/lib/domain/awareness/brand-survey";
import { reachForAction } from "@/lib/features/metrics/queries";
import type { Period } from "@/lib/values/period";
import type { Share, SurveyWaveRow } from "../types";

type Found = SurveyWave &
  Pick<SurveyWaveRow, "id" | "on" | "market"> & {
    readonly campaignId: number | null;
    readonly campaignName: string | null;
  };

/** The waves of brand surveys in a period, oldest first; of one campaign where it is given. */
export async function listSurveyWaves(
  scope: ReadScope,
  { period, campaignId }: { readonly period: Period; readonly campaignId?: number },
): Promise<SurveyWaveRow[]> {
  await reachForAction(scope, "marketing.read", "awareness");
  const waves = await queryRows<Found>(
    database(),
    sql`select w.id, w."on", nullif(w.market, '') as market, w.respondents, w.aided, w.unaided, w.exposed_aware as "exposedAware",
          w.exposed_n as "exposedN", w.control_aware as "controlAware", w.control_n as "controlN", k.id as "campaignId", k.name as "campaignName"
        from brand_surveys w left join campaigns k on k.id = w.campaign_id
        where w."on" >= ${period.from}::date and w."on" < ${period.to}::date and w."on" <= ${scope.today}::date
          and (${campaignId ?? null}::int is null or w.campaign_id = ${campaignId ?? null}::int)
        order by w."on", w.market, w.id`,
  );
  return waves.map((wave) => {
    const { id, on, market, respondents, campaignId: campaign, campaignName } = wave;
    const { value, interval } = calculateBrandLift([wave]);
    return {
      id,
      on,
      market,
      campaign: campaign !== null && campaignName !== null ? { id: campaign, name: campaignName } : null,
      respondents,
      aided: shareOf(wave, "aided"),
      unaided: shareOf(wave, "unaided"),
      lift: { value, interval },
    };
  });
}

function shareOf(wave: SurveyWave, question: AwarenessQuestion): Share {
  const { value, interval, of } = calculateAwareness([wave], question);
  return { value, interval, n: of };
}
