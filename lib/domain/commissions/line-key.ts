/** One line's identity across statements: what a locked statement carries for it is taken off what is owed for it now. */
export function lineKey(component: string, deal: string | null, originPeriod: string): string {
  return [originPeriod, component, deal ?? ""].join("\n");
}
