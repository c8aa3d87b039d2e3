import type { Draw } from "./plan";

/** How earnings become pay: what a draw added or took, what was carried, what the rep owes back after it, what is paid. */
export type Settlement = {
  readonly draw: bigint;
  readonly carried: bigint;
  readonly balance: bigint;
  readonly payable: bigint;
};

/**
 * Draw, negative carry and adjustments, in that order, all in minor units. `net` is what was earned less what is newly held. A draw tops pay
 * up to it: a recoverable one as a balance that later earnings above the draw repay, a non-recoverable one for good. Without a draw pay never
 * falls below zero; the rest is a balance that later earnings repay.
 */
export function settle(net: bigint, balance: bigint, draw: Draw | null, adjusted: bigint): Settlement {
  const floor = draw?.amount ?? 0n;
  const shortfall = net < floor ? floor - net : 0n;
  const surplus = net > floor ? net - floor : 0n;
  const repaid = surplus < balance ? surplus : balance;
  const moved = shortfall - repaid;
  const owedBack = balance - repaid + (draw?.kind === "non_recoverable" ? 0n : shortfall);

  const adjustedPay = net + moved + adjusted;
  const unpaid = adjustedPay < 0n ? -adjustedPay : 0n;
  return {
    draw: draw === null ? 0n : moved,
    carried: (draw === null ? moved : 0n) + unpaid,
    balance: owedBack + unpaid,
    payable: adjustedPay + unpaid,
  };
}
