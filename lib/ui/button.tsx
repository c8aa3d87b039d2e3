import Link from "next/link";
import styles from "./button.module.css";
import { Icon, type IconName } from "./icon";

type Look = { strong?: boolean; icon?: IconName };

/** On a phone, a control with an icon is only that; its words are still read out. The arrow onwards stands behind them. */
function inside(icon: IconName | undefined, children: React.ReactNode, collapses = false) {
  const drawn = icon && <Icon name={icon} size={14} />;
  const behind = icon === "next";
  return (
    <>
      {!behind && drawn}
      {collapses ? <span className={styles.words}>{children}</span> : children}
      {behind && drawn}
    </>
  );
}

/** A button. `strong` is for the one thing a page is there to do. */
export function Button({
  strong,
  icon,
  collapses,
  children,
  className,
  type = "button",
  ...rest
}: Look & { collapses?: boolean } & React.ComponentProps<"button">) {
  return (
    <button {...rest} type={type} className={`${styles.button} ${className ?? ""}`} data-strong={strong || undefined}>
      {inside(icon, children, collapses)}
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton({
  strong,
  icon,
  children,
  href,
  ...rest
}: Look & { href: string; children: React.ReactNode; scroll?: boolean; "aria-label"?: string }) {
  return (
    <Link {...rest} href={href} prefetch={false} className={styles.button} data-strong={strong || undefined}>
      {inside(icon, children)}
    </Link>
  );
}

/** A link to a file, which the browser saves. */
export function DownloadLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a href={href} download className={styles.button}>
      {inside("download", children, true)}
    </a>
  );
}
