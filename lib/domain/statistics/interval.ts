/** The standard normal quantile of 97.5 %, for two-sided 95 % intervals. */
export const Z_95 = 1.959964;

/** The two ends of a 95 % confidence interval, in the unit of the value it belongs to. */
export type Interval = { readonly low: number; readonly high: number };
