"use client";

import Link from "next/link";
import { formatPeriodName } from "@/lib/format/period";
import { Icon } from "@/lib/ui/icon";
import { periodParams, stepPeriod } from "@/lib/ui/url/period-state";
import control from "./control.module.css";
import { useFrame } from "./frame-context";
import styles from "./period-step.module.css";
import { useView } from "./use-view";

/** One period back or forward, as a link. */
export function PeriodStep({ step }: { step: -1 | 1 }) {
  const frame = useFrame();
  const { state, href } = useView();
  const target = stepPeriod(state, step, frame);
  const className = `${control.control} ${control.square} ${styles.step}`;
  const icon = <Icon name={step < 0 ? "previous" : "next"} size={14} />;
  const words = step < 0 ? "Previous period" : "Next period";
  if (!target)
    return (
      <span className={className} aria-disabled="true">
        {icon}
      </span>
    );
  const label = `${words}: ${formatPeriodName(target, frame.calendar)}`;
  return (
    <Link
      href={href(periodParams(target, frame))}
      scroll={false}
      prefetch={false}
      className={className}
      aria-label={label}
      title={label}
    >
      {icon}
    </Link>
  );
}
