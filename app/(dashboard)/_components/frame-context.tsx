"use client";

import { createContext, use } from "react";
import type { PeriodContext } from "@/lib/ui/url/presets";

/** What the frame's controls know about the organisation and who looks at it. */
export type FrameValue = PeriodContext & {
  readonly organisationName: string;
  readonly timeZone: string;
  readonly teams: readonly { readonly id: string; readonly name: string }[];
};

const FrameContext = createContext<FrameValue | null>(null);

export function FrameProvider({ value, children }: { value: FrameValue; children: React.ReactNode }) {
  return <FrameContext value={value}>{children}</FrameContext>;
}

export function useFrame(): FrameValue {
  const value = use(FrameContext);
  if (!value) throw new Error("useFrame stands outside of the dashboard's frame");
  return value;
}
