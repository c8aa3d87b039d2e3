import { useState } from "react";
import type { ComponentFile } from "@/lib/domain/commissions/file/plan-file";
import type { FilterNames } from "@/lib/features/plans/types";
import { Card } from "@/lib/ui/card";
import { SelectField, TextField } from "@/lib/ui/form/fields";
import { componentSentence, type Keyed, type PlanDraft, renamed } from "../../_lib/draft";
import { BonusFields } from "./bonus-fields";
import styles from "./editor.module.css";
import { FilterFields } from "./filter-fields";
import { Options } from "./options";
import { RateFields } from "./rate-fields";

type ComponentCardProps = {
  keyed: Keyed<ComponentFile>;
  index: number;
  count: number;
  draft: PlanDraft;
  names: FilterNames;
  onChange: (next: Keyed<ComponentFile>) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
};

/** A component: what it says in a sentence, and the fields that make it say so. */
export function ComponentCard({ keyed, index, count, draft, names, onChange, onMove, onRemove }: ComponentCardProps) {
  const { part } = keyed;
  const at = `components[${index}]`;
  const name = part.name || part.id;
  const [startsOpen] = useState(Boolean(part.threshold || part.cap || part.bonus?.length || part.group));
  const set = (changes: Partial<ComponentFile>) => onChange({ ...keyed, part: { ...part, ...changes } });
  return (
    <Card
      title={name}
      actions={
        <>
          <button
            type="button"
            className={styles.tool}
            disabled={index === 0}
            aria-label={`Move ${name} up`}
            onClick={() => onMove(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            className={styles.tool}
            disabled={index === count - 1}
            aria-label={`Move ${name} down`}
            onClick={() => onMove(1)}
          >
            ↓
          </button>
          <button type="button" className={styles.tool} aria-label={`Remove ${name}`} onClick={onRemove}>
            Remove
          </button>
        </>
      }
    >
      <p className={styles.sentence}>
        {componentSentence(part, draft.currency) ?? <span>Not complete yet: see what is marked below.</span>}
      </p>
      <div className={styles.fields}>
        <TextField
          label="Component name"
          name={`${at}.name`}
          value={part.name ?? ""}
          onChange={(event) => onChange(renamed(draft, keyed, event.currentTarget.value))}
        />
        <SelectField
          label="Earns on"
          name={`${at}.earns_on`}
          value={part.earns_on}
          onChange={(event) => set({ earns_on: event.currentTarget.value as ComponentFile["earns_on"] })}
        >
          <Options
            of={{
              revenue: "Revenue",
              margin: "Margin",
              recurring: "Monthly recurring revenue",
              units: "Units",
              deals: "Number of deals",
            }}
          />
        </SelectField>
      </div>
      <RateFields at={at} component={part} onChange={set} />
      <div className={styles.fields}>
        <SelectField
          label="Adds up over"
          name={`${at}.accumulates`}
          value={part.accumulates}
          onChange={(event) => set({ accumulates: event.currentTarget.value as ComponentFile["accumulates"] })}
        >
          <Options
            of={{ deal: "Each deal on its own", month: "Month", quarter: "Quarter", half: "Half year", year: "Year" }}
          />
        </SelectField>
        <SelectField
          label="Paid when"
          name={`${at}.credited_at`}
          value={part.credited_at ?? "booked"}
          onChange={(event) => set({ credited_at: event.currentTarget.value as "booked" | "invoiced" | "paid" })}
        >
          <Options of={{ booked: "The deal is won", invoiced: "It is invoiced", paid: "The customer pays" }} />
        </SelectField>
        <SelectField
          label="Whose deals"
          name={`${at}.whose`}
          value={part.whose ?? "own"}
          onChange={(event) => set({ whose: event.currentTarget.value as "own" | "team" })}
        >
          <Options of={{ own: "The rep's own", team: "Those of the rep's team" }} />
        </SelectField>
      </div>
      <FilterFields at={`${at}.when`} filter={part.when} names={names} onChange={(when) => set({ when })} />
      <details className={styles.more} open={startsOpen}>
        <summary>Limits, bonuses and groups</summary>
        <div className={styles.fields}>
          <SelectField
            label="Threshold"
            name={`${at}.threshold.from`}
            value={part.threshold?.from ?? ""}
            onChange={(event) => {
              const kind = event.currentTarget.value;
              set({
                threshold:
                  kind === "" ? null : { at: part.threshold?.at ?? "50%", from: kind === "above" ? "above" : "zero" },
              });
            }}
          >
            <Options of={{ "": "None", zero: "From there, all of it counts", above: "Only what is above counts" }} />
          </SelectField>
          {part.threshold && (
            <TextField
              label="Nothing below"
              name={`${at}.threshold.at`}
              value={part.threshold.at}
              hint="50% of quota, or an amount"
              onChange={(event) =>
                set({ threshold: { at: event.currentTarget.value, from: part.threshold?.from ?? "zero" } })
              }
            />
          )}
          <TextField
            label={`Cap in ${draft.currency}`}
            name={`${at}.cap`}
            value={part.cap ?? ""}
            inputMode="decimal"
            hint="The most it pays over what it adds up over. Blank: none."
            onChange={(event) => set({ cap: event.currentTarget.value || null })}
          />
          <TextField
            label="Group"
            name={`${at}.group.id`}
            value={part.group?.id ?? ""}
            hint="Of the components in one group, one pays for a deal."
            onChange={(event) => {
              const id = event.currentTarget.value;
              set({ group: id === "" ? null : { id, pick: part.group?.pick ?? "first" } });
            }}
          />
          {part.group && (
            <SelectField
              label="Which pays"
              name={`${at}.group.pick`}
              value={part.group.pick}
              onChange={(event) =>
                set({
                  group: {
                    id: part.group?.id ?? "",
                    pick: event.currentTarget.value as "first" | "highest" | "most_specific",
                  },
                })
              }
            >
              <Options
                of={{
                  first: "The first that fits",
                  highest: "The one that pays most",
                  most_specific: "The narrowest filter",
                }}
              />
            </SelectField>
          )}
        </div>
        <BonusFields at={at} bonus={part.bonus ?? []} currency={draft.currency} onChange={(bonus) => set({ bonus })} />
        <p className={styles.hint}>
          Id <code>{part.id}</code>: what it added up is carried on by this id from version to version.
        </p>
      </details>
    </Card>
  );
}
