import type { FilterFile } from "@/lib/domain/commissions/file/plan-file";
import type { FilterNames } from "@/lib/features/plans/types";
import { TextField } from "@/lib/ui/form/fields";
import styles from "./editor.module.css";
import { PercentField } from "./percent-field";

type Filter = FilterFile | null | undefined;

type FilterFieldsProps = { at: string; filter: Filter; names: FilterNames; onChange: (filter: FilterFile) => void };

const KINDS: readonly { readonly kind: keyof FilterNames; readonly label: string }[] = [
  { kind: "type", label: "Deal type" },
  { kind: "product", label: "Product" },
  { kind: "segment", label: "Segment" },
  { kind: "channel", label: "Channel" },
  { kind: "promotion", label: "Promotion" },
];

/** Which deals count. Nothing ticked asks nothing. */
export function FilterFields({ at, filter, names, onChange }: FilterFieldsProps) {
  const set = (changes: FilterFile) => onChange({ ...filter, ...changes });
  return (
    <details className={styles.more}>
      <summary>Which deals{summary(filter)}</summary>
      <div className={styles.choices}>
        {KINDS.map(({ kind, label }) => {
          const chosen = filter?.[kind] ?? [];
          const all = [...new Set([...names[kind], ...chosen])];
          if (all.length === 0) return null;
          const toggle = (name: string, isOn: boolean) =>
            set({ [kind]: isOn ? [...chosen, name] : chosen.filter((other) => other !== name) });
          return (
            <fieldset key={kind}>
              <legend className={styles.legend}>{label}</legend>
              <div className={styles.scroll}>
                {all.map((name) => (
                  <label key={name} className={styles.choice}>
                    <input
                      type="checkbox"
                      checked={chosen.includes(name)}
                      onChange={(event) => toggle(name, event.currentTarget.checked)}
                    />
                    {name}
                  </label>
                ))}
              </div>
            </fieldset>
          );
        })}
      </div>
      <div className={styles.fields}>
        <TextField
          label="Smallest amount"
          name={`${at}.min_amount`}
          value={filter?.min_amount ?? ""}
          inputMode="decimal"
          onChange={(event) => set({ min_amount: event.currentTarget.value })}
        />
        <PercentField
          label="Largest discount"
          name={`${at}.max_discount`}
          value={filter?.max_discount ?? ""}
          hint="Such as 10%. Blank: any."
          onText={(text) => set({ max_discount: text })}
        />
      </div>
    </details>
  );
}

function summary(filter: Filter): string {
  const said = [
    ...KINDS.flatMap(({ kind }) => filter?.[kind] ?? []),
    ...(filter?.min_amount ? [`from ${filter.min_amount}`] : []),
    ...(filter?.max_discount ? [`discount up to ${filter.max_discount}`] : []),
  ];
  return said.length === 0 ? ": all" : `: ${said.join(", ")}`;
}
