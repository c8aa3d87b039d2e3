"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { type PeriodState, readPeriod } from "@/lib/ui/url/period-state";
import { hrefWith, type ParamChanges } from "@/lib/ui/url/search-params";
import { useFrame } from "./frame-context";

export type View = {
  readonly pathname: string;
  readonly params: URLSearchParams;
  readonly state: PeriodState;
  /** The address of this page with parts of its query changed; it starts at the first page of rows again. */
  readonly href: (changes: ParamChanges) => string;
  readonly go: (href: string) => void;
  readonly pending: boolean;
};

/** The view in the address: its period, and how to get to a neighbouring one. */
export function useView(): View {
  const frame = useFrame();
  const pathname = usePathname();
  const search = useSearchParams();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const params = new URLSearchParams(search);
  return {
    pathname,
    params,
    state: readPeriod(params, frame),
    href: (changes) => hrefWith(pathname, params, { page: null, ...changes }),
    go: (href) => startTransition(() => router.push(href, { scroll: false })),
    pending,
  };
}

const WITHOUT_PERIOD = [
  "/imports",
  "/glossary",
  "/settings",
  "/account",
  "/commissions/statements",
  "/commissions/what-if",
];
const WITH_TEAMS = ["/", "/reps", "/deals"];

/** Whether the page looks at a period at all. */
export function hasPeriod(pathname: string): boolean {
  return !WITHOUT_PERIOD.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

/** Whether the page can be cut down to a team. */
export function hasTeams(pathname: string): boolean {
  return WITH_TEAMS.includes(pathname);
}
