import styles from "./skeleton.module.css";

/** A grey place of the size of what is coming. Heights are in px. */
function Skeleton({ height, width = "100%" }: { height: number; width?: string }) {
  return <span className={styles.bone} style={{ height, width }} />;
}

function Waiting({ what, children }: { what: string; children: React.ReactNode }) {
  return (
    <div role="status" aria-label={`Loading ${what}`} className={styles.card}>
      {children}
    </div>
  );
}

/** A card with a title and something of `height` px, on its way. */
export function CardSkeleton({ what, height }: { what: string; height: number }) {
  return (
    <Waiting what={what}>
      <Skeleton height={18} width="38%" />
      <Skeleton height={height} />
    </Waiting>
  );
}

/** The cards at the top of a page, on their way. */
export function CardsSkeleton({ count }: { count: number }) {
  return (
    <div className={styles.cards} role="status" aria-label="Loading figures">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
        <div key={index} className={styles.card} data-metric="true">
          <Skeleton height={14} width="45%" />
          <Skeleton height={30} width="60%" />
          <Skeleton height={14} width="80%" />
          <Skeleton height={28} />
        </div>
      ))}
    </div>
  );
}

/** A table of so many rows, on its way. */
export function TableSkeleton({ what, rows }: { what: string; rows: number }) {
  return (
    <Waiting what={what}>
      {Array.from({ length: rows + 1 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
        <Skeleton key={index} height={22} />
      ))}
    </Waiting>
  );
}

/** A sentence or two, on its way. */
export function LinesSkeleton() {
  return (
    <span className={styles.lines} role="status" aria-label="Loading the answer">
      <Skeleton height={16} />
      <Skeleton height={16} width="60%" />
    </span>
  );
}
