import type { ComponentFile, StepFile } from "@/lib/domain/commissions/file/plan-file";
import { targetName } from "@/lib/domain/commissions/words";
import { Button } from "@/lib/ui/button";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import styles from "./editor.module.css";
import { replaced, without } from "./lists";
import { Options } from "./options";
import { MORE_THAN_ALL, PercentField } from "./percent-field";

type Tiers = NonNullable<ComponentFile["rate"]["tiers"]>;

type TierFieldsProps = {
  at: string;
  tiers: Tiers;
  component: ComponentFile;
  onChange: (tiers: Tiers) => void;
};

/** The steps of tiers or the points of a curve, and how they are to be read. */
export function TierFields({ at, tiers, component, onChange }: TierFieldsProps) {
  const { over, mode, boundary, steps } = tiers;
  const setStep = (place: number, next: StepFile) => onChange({ ...tiers, steps: replaced(steps, place, next) });
  return (
    <fieldset className={styles.tiers}>
      <legend className={styles.legend}>Tiers</legend>
      <div className={styles.fields}>
        <SelectField
          label="Tiers over"
          name={`${at}.over`}
          value={over}
          onChange={(event) =>
            onChange(withScale(tiers, event.currentTarget.value === "amount" ? "amount" : "attainment"))
          }
        >
          <Options of={{ attainment: "Percent of quota", amount: "What has added up" }} />
        </SelectField>
        <SelectField
          label="A higher tier pays"
          name={`${at}.mode`}
          value={mode}
          onChange={(event) =>
            onChange(withMode(tiers, event.currentTarget.value as Tiers["mode"], component.earns_on))
          }
        >
          <Options
            of={{
              marginal: "Only on what is above it",
              retroactive: "On everything, once reached",
              interpolated: "Along a curve of payouts",
            }}
          />
        </SelectField>
        {mode === "retroactive" && (
          <SelectField
            label="Exactly on a boundary"
            name={`${at}.boundary`}
            value={boundary ?? "upper"}
            onChange={(event) =>
              onChange({ ...tiers, boundary: event.currentTarget.value === "lower" ? "lower" : "upper" })
            }
          >
            <Options of={{ upper: "Belongs to the upper tier", lower: "Belongs to the lower tier" }} />
          </SelectField>
        )}
      </div>
      <div className={styles.rows}>
        {[...steps.entries()].map(([place, step]) => {
          const pays = paysOf(step);
          const where = `${at}.steps[${place}]`;
          return (
            <div key={place} className={styles.row}>
              <LevelField
                isPercent={over === "attainment"}
                label={`${mode === "interpolated" ? "At" : "From"}, tier ${place + 1}`}
                name={`${where}.from`}
                value={step.from}
                onText={(from) => setStep(place, { ...step, from })}
              />
              <SelectField
                label={`Tier ${place + 1} pays`}
                name={where}
                value={pays}
                onChange={(event) =>
                  setStep(place, stepOf(step.from, event.currentTarget.value as Pays, step[pays] ?? ""))
                }
              >
                <Options
                  of={{
                    percent: "Percent",
                    amount: "Amount",
                    of_target: `Percent of the ${targetName(component.accumulates)}`,
                  }}
                />
              </SelectField>
              <LevelField
                isPercent={pays !== "amount"}
                {...(pays === "percent" && { whenMore: MORE_THAN_ALL })}
                label={`How much, tier ${place + 1}`}
                name={`${where}.${pays}`}
                value={step[pays] ?? ""}
                onText={(text) => setStep(place, stepOf(step.from, pays, text))}
              />
              <button
                type="button"
                className={styles.tool}
                aria-label={`Remove tier ${place + 1}`}
                onClick={() => onChange({ ...tiers, steps: without(steps, place) })}
              >
                Remove
              </button>
            </div>
          );
        })}
        <div>
          <Button onClick={() => onChange({ ...tiers, steps: [...steps, nextStep(tiers)] })}>Add a tier</Button>
        </div>
      </div>
    </fieldset>
  );
}

type LevelFieldProps = React.ComponentProps<typeof PercentField> & { isPercent: boolean };

/** A percent or an amount. */
function LevelField({ isPercent, ...field }: LevelFieldProps) {
  if (isPercent) return <PercentField {...field} />;
  const { onText, whenMore: _, ...rest } = field;
  return <TextField {...rest} inputMode="decimal" onChange={(event) => onText(event.currentTarget.value)} />;
}

type Pays = "percent" | "amount" | "of_target";

function paysOf({ amount, of_target }: StepFile): Pays {
  if (amount != null) return "amount";
  return of_target != null ? "of_target" : "percent";
}

function stepOf(from: string, pays: Pays, text: string): StepFile {
  if (pays === "amount") return { from, amount: text.replace("%", "") };
  return pays === "percent" ? { from, percent: text } : { from, of_target: text };
}

function nextStep({ over, steps }: Tiers): StepFile {
  const last = steps.at(-1);
  const pays = last ? paysOf(last) : "percent";
  const number = Number.parseFloat(last?.from.replace(/[^\d.]/g, "") ?? "0") || 0;
  const from = over === "attainment" ? `${number + 25}%` : String(number + 50_000);
  return stepOf(from, pays, last?.[pays] ?? "10%");
}

function withScale(tiers: Tiers, over: Tiers["over"]): Tiers {
  const steps = tiers.steps.map((step, place) => {
    const from = over === "attainment" ? `${place * 100}%` : String(place * 50_000);
    return { ...step, from };
  });
  return { ...tiers, over, steps };
}

function withMode(tiers: Tiers, mode: Tiers["mode"], earnsOn: ComponentFile["earns_on"]): Tiers {
  const counts = earnsOn === "units" || earnsOn === "deals";
  const steps = tiers.steps.map((step, place): StepFile => {
    if (mode === "interpolated") return { from: step.from, amount: step.amount ?? String(place * 5_000) };
    return counts || step.amount == null ? step : { from: step.from, percent: "10%" };
  });
  return { over: tiers.over, mode, steps, ...(mode === "retroactive" && { boundary: tiers.boundary ?? "upper" }) };
}
