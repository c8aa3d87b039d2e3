import type { ComponentFile } from "@/lib/domain/commissions/file/plan-file";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import styles from "./editor.module.css";
import { Options } from "./options";
import { MORE_THAN_ALL, PercentField } from "./percent-field";
import { TierFields } from "./tier-fields";

type RateFieldsProps = {
  at: string;
  component: ComponentFile;
  onChange: (changes: Pick<ComponentFile, "rate">) => void;
};

type Kind = "flat" | "per_deal" | "tiers";

/** How much it pays: one percent, an amount for each deal, or tiers. */
export function RateFields({ at, component, onChange }: RateFieldsProps) {
  const { rate } = component;
  const kind: Kind = rate.tiers ? "tiers" : rate.per_deal != null ? "per_deal" : "flat";
  return (
    <>
      <div className={styles.fields}>
        <SelectField
          label="Rate"
          name={`${at}.rate`}
          value={kind}
          onChange={(event) => onChange({ rate: rateOf(event.currentTarget.value as Kind, component) })}
        >
          <Options of={{ flat: "One percent", per_deal: "An amount for each deal", tiers: "Tiers" }} />
        </SelectField>
        {kind === "flat" && (
          <PercentField
            label="Percent"
            name={`${at}.rate.flat`}
            value={rate.flat ?? ""}
            hint="Such as 10 or 7.25%"
            whenMore={MORE_THAN_ALL}
            onText={(flat) => onChange({ rate: { flat } })}
          />
        )}
        {kind === "per_deal" && (
          <TextField
            label="Amount"
            name={`${at}.rate.per_deal`}
            value={rate.per_deal ?? ""}
            inputMode="decimal"
            onChange={(event) => onChange({ rate: { per_deal: event.currentTarget.value } })}
          />
        )}
      </div>
      {rate.tiers && (
        <TierFields
          at={`${at}.rate.tiers`}
          tiers={rate.tiers}
          component={component}
          onChange={(tiers) => onChange({ rate: { tiers } })}
        />
      )}
    </>
  );
}

function rateOf(kind: Kind, { rate, earns_on: earnsOn }: ComponentFile): ComponentFile["rate"] {
  if (kind === "flat") return { flat: rate.tiers?.steps[0]?.percent ?? "10%" };
  if (kind === "per_deal") return { per_deal: "100.00" };
  if (earnsOn === "units" || earnsOn === "deals") {
    return {
      tiers: {
        over: "amount",
        mode: "marginal",
        steps: [
          { from: "0", amount: "10.00" },
          { from: "10", amount: "20.00" },
        ],
      },
    };
  }
  return {
    tiers: {
      over: "attainment",
      mode: "marginal",
      steps: [
        { from: "0%", percent: rate.flat ?? "8%" },
        { from: "100%", percent: "12%" },
      ],
    },
  };
}
