"use client";

import { Popover, PopoverDropdown, PopoverTarget } from "@mantine/core";
import dynamic from "next/dynamic";
import { useState } from "react";
import { elapsedSpan, formatPeriodName, formatSpan } from "@/lib/format/period";
import { Icon } from "@/lib/ui/icon";
import { PRESETS } from "@/lib/ui/url/presets";
import { CompareMenu } from "./compare-menu";
import control from "./control.module.css";
import { useFrame } from "./frame-context";
import styles from "./period-controls.module.css";
import { PeriodStep } from "./period-step";
import { useView } from "./use-view";

const PeriodPanel = dynamic(() => import("./period-panel").then((module) => module.PeriodPanel));

/** The period in view: one step back or forward, the picker, and what it is compared with. */
export function PeriodControls() {
  const frame = useFrame();
  const { state, pending } = useView();
  const [open, setOpen] = useState(false);
  const named = PRESETS.find(({ id }) => id === state.preset && /^(today|last-\d|all)/.test(id));
  const name = named?.label ?? formatPeriodName(state.period, frame.calendar);
  const days = formatSpan(elapsedSpan(state.period, frame.today), frame.today);
  return (
    <div className={styles.controls} data-pending={pending || undefined}>
      <PeriodStep step={-1} />
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        width="min(540px, calc(100vw - 24px))"
        trapFocus
        returnFocus
      >
        <PopoverTarget>
          <button type="button" className={control.control} onClick={() => setOpen(!open)} aria-expanded={open}>
            <span className={control.strong}>
              <span className={styles.hint}>Period: </span>
              {name}
            </span>
            {days !== name && <span className={styles.days}>{days}</span>}
            <span className={styles.chevron}>
              <Icon name="down" size={12} />
            </span>
          </button>
        </PopoverTarget>
        <PopoverDropdown className={styles.panel} aria-label="Period">
          <PeriodPanel onDone={() => setOpen(false)} />
        </PopoverDropdown>
      </Popover>
      <PeriodStep step={1} />
      <CompareMenu />
    </div>
  );
}
