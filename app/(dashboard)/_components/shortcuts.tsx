"use client";

import { Modal } from "@mantine/core";
import { useEffect, useEffectEvent, useState } from "react";
import { periodParams, stepPeriod } from "@/lib/ui/url/period-state";
import { useFrame } from "./frame-context";
import styles from "./shortcuts.module.css";
import { hasPeriod, useView } from "./use-view";

const OPEN = "attain:shortcuts";

const SHORTCUTS: readonly (readonly [string, string])[] = [
  ["⌘K or Ctrl K", "Search or jump to a rep, campaign or page"],
  ["←", "The period before"],
  ["→", "The period after"],
  ["X", "Comparison on or off"],
  ["?", "This list"],
  ["Esc", "Close what is open"],
];

/** Shows the list of keyboard shortcuts. */
export function openShortcuts() {
  window.dispatchEvent(new Event(OPEN));
}

/** The keyboard of the whole frame. Nothing fires while someone types, or while a menu, a table or a chart has the arrow keys. */
export function Shortcuts() {
  const frame = useFrame();
  const view = useView();
  const [open, setOpen] = useState(false);

  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "?") setOpen(true);
    else if (!hasPeriod(view.pathname)) return;
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const target = stepPeriod(view.state, event.key === "ArrowLeft" ? -1 : 1, frame);
      if (target) view.go(view.href(periodParams(target, frame)));
    } else if (event.key.toLowerCase() === "x") {
      view.go(view.href({ compare: view.state.compare ? "off" : null }));
    }
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.altKey && !isBusy(event.target))
        act(event);
    };
    const show = () => setOpen(true);
    window.addEventListener("keydown", listen);
    window.addEventListener(OPEN, show);
    return () => {
      window.removeEventListener("keydown", listen);
      window.removeEventListener(OPEN, show);
    };
  }, []);

  return (
    <Modal
      opened={open}
      onClose={() => setOpen(false)}
      title="Keyboard shortcuts"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <dl className={styles.list}>
        {SHORTCUTS.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

const OWN_KEYS =
  "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=slider], [role=separator], [data-own-keys]";

function isBusy(target: EventTarget | null): boolean {
  return (
    document.querySelector("[role=dialog]") !== null || (target instanceof Element && target.closest(OWN_KEYS) !== null)
  );
}
