import Link from "next/link";
import { formatCount } from "@/lib/format/number";
import { hrefWith } from "../url/search-params";
import styles from "./pagination.module.css";

type PaginationProps = {
  page: number;
  pageSize: number;
  count: number;
  path: string;
  params: URLSearchParams;
};

/** Which rows of how many are shown, and the way to the others. */
export function Pagination({ page, pageSize, count, path, params }: PaginationProps) {
  const last = Math.max(1, Math.ceil(count / pageSize));
  if (last === 1 && page === 1) return null;
  if (page > last) return <BackToLast href={hrefWith(path, params, { page: last === 1 ? null : String(last) })} />;
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(count, page * pageSize);
  const href = (target: number) => hrefWith(path, params, { page: target === 1 ? null : String(target) });
  return (
    <nav aria-label="Pages" className={styles.pages} data-print="hidden">
      <span className={styles.words}>
        {formatCount(from)}–{formatCount(to)} of {formatCount(count)}
      </span>
      {page > 1 && (
        <Link href={href(page - 1)} prefetch={false} rel="prev" className={styles.step}>
          Previous
        </Link>
      )}
      {page < last && (
        <Link href={href(page + 1)} prefetch={false} rel="next" className={styles.step}>
          Next
        </Link>
      )}
    </nav>
  );
}

/** For an address that asks for a page behind the last one. */
function BackToLast({ href }: { href: string }) {
  return (
    <nav aria-label="Pages" className={styles.pages} data-print="hidden">
      <Link href={href} prefetch={false} className={styles.step}>
        To the last page
      </Link>
    </nav>
  );
}
