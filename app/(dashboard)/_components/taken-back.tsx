import Link from "next/link";
import { formatFigure } from "@/lib/format/metric";
import { metricOf } from "@/lib/metrics/registry";
import type { MetricCells } from "@/lib/metrics/types";
import type { ParamChanges } from "@/lib/ui/url/search-params";
import { rowsHref } from "../_lib/rows-href";
import { shareTakenBack } from "../_lib/share-taken-back";
import type { PageView } from "../_lib/view";
import styles from "./taken-back.module.css";

type TakenBackProps = {
  view: PageView;
  cells: MetricCells;
  /** What narrows its rows down. */
  filter?: ParamChanges;
};

/** `of which $12k since cancelled or refunded`, which opens the deals; nothing where none of the revenue was. */
export function takenBack({ view, cells, filter = {} }: TakenBackProps): React.ReactNode {
  if (!shareTakenBack(cells)) return null;
  return (
    <>
      of which{" "}
      <Link
        href={rowsHref(view.params, metricOf("revenue_taken_back"), filter) ?? ""}
        prefetch={false}
        className={styles.amount}
      >
        {formatFigure(cells.revenue_taken_back?.value ?? null, "money", "compact")}
      </Link>{" "}
      since cancelled or refunded
    </>
  );
}
