"use client";

import { useEffect, useRef } from "react";
import styles from "./resize-handle.module.css";

const STEP = 16;
const NARROWEST = 56;

function setWidth(cell: HTMLElement, width: number | null) {
  const size = width === null ? "" : `${Math.max(NARROWEST, Math.round(width))}px`;
  cell.style.minWidth = cell.style.width = cell.style.maxWidth = size;
}

/** The edge of a column's head: drag it, or press Shift and an arrow key on the head; a double click gives the usual width back. */
export function ResizeHandle() {
  const handle = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const cell = handle.current?.closest("th");
    const listen = (event: KeyboardEvent) => {
      const step = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
      if (!cell || !event.shiftKey || step === 0) return;
      event.preventDefault();
      setWidth(cell, cell.getBoundingClientRect().width + step);
    };
    cell?.addEventListener("keydown", listen);
    return () => cell?.removeEventListener("keydown", listen);
  }, []);

  const drag = (event: React.PointerEvent<HTMLSpanElement>) => {
    const grip = event.currentTarget;
    const cell = grip.closest("th");
    if (!cell) return;
    const from = { x: event.clientX, width: cell.getBoundingClientRect().width };
    grip.setPointerCapture(event.pointerId);
    grip.onpointermove = (move) => setWidth(cell, from.width + move.clientX - from.x);
    grip.onpointerup = () => {
      grip.onpointermove = null;
    };
  };

  return (
    <span
      ref={handle}
      aria-hidden="true"
      className={styles.handle}
      onPointerDown={drag}
      onDoubleClick={(event) => {
        const cell = event.currentTarget.closest("th");
        if (cell) setWidth(cell, null);
      }}
    />
  );
}
