import type { Credited, NextTier } from "@/lib/features/commissions/types";
import { toMajorNumber } from "@/lib/format/money";
import { Card } from "@/lib/ui/card";
import { AttainmentBar } from "@/lib/ui/metric/bars";
import { formatCredited } from "../../_lib/credited";
import { levelStart } from "./level-start";
import styles from "./next-tier-card.module.css";

const TITLES = { tier: "Next tier", threshold: "Threshold", bonus: "Next bonus" } as const;

/** What it takes to reach a component's next tier, threshold or bonus; `supposed` when deals that are not won count as if they were. */
export function NextTierCard({ tier, supposed = false }: { tier: NextTier; supposed?: boolean }) {
  const reached = amountOf(tier.accumulated);
  const whole = reached + amountOf(tier.missing);
  return (
    <Card title={TITLES[tier.level]} subtitle={`${tier.component.name}, ${tier.window.key}`}>
      <div className={styles.bar}>
        <AttainmentBar value={whole > 0 ? reached / whole : 0} pace={null} max={1} />
      </div>
      <p>
        <strong>{formatCredited(tier.missing)}</strong> more, and it pays <strong>{tier.pays}</strong>:{" "}
        {formatCredited(tier.accumulated)} {supposed ? "with what is supposed" : "so far"}, the {tier.level} begins at{" "}
        {levelStart(tier)}.
      </p>
    </Card>
  );
}

function amountOf(credited: Credited): number {
  return "count" in credited ? credited.count : toMajorNumber(credited);
}
