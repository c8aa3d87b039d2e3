import type { ImportEntry } from "@/lib/features/imports/types";
import { Icon, type IconName } from "@/lib/ui/icon";
import styles from "./import-state.module.css";

const STATES: Readonly<Record<ImportEntry["state"], { words: string; icon: IconName | null }>> = {
  running: { words: "Running", icon: null },
  done: { words: "Done", icon: "check" },
  failed: { words: "Nothing imported", icon: "warning" },
  interrupted: { words: "Interrupted, nothing kept", icon: "warning" },
};

/** How an import ended, or that it has not yet. */
export function ImportState({ state }: { state: ImportEntry["state"] }) {
  const { words, icon } = STATES[state];
  return (
    <span className={styles.state} data-state={state}>
      {icon && <Icon name={icon} size={14} />}
      {words}
    </span>
  );
}
