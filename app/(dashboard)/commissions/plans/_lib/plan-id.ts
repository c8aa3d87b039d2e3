import { notFound } from "next/navigation";

/** The id in the address of a plan's page; anything else is no page. */
export function readPlanId(id: string): number {
  if (!/^\d{1,9}$/.test(id)) notFound();
  return Number(id);
}
