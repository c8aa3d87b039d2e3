/**
 * What there is to find in the sample company. Every name and figure that makes a story stands here, so that the tests can look
 * for it with plain sums.
 */
export const STORIES = {
  /** Works as many deals as the others and wins far fewer, after fewer meetings. */
  lowWinRate: { rep: "Gus Petrakis", winChance: 0.08, expansionChance: 0.26, book: 0.5, effort: 0.62, attainment: 0.6 },
  /** Over quota on deep discounts; the customers won this way leave. */
  discounter: { rep: "Hollis Brandt", discountedShare: 0.88, depth: 0.22, attainment: 1.13, leaving: 2.6 },
  /** Cheap leads in numbers, and customers who leave. */
  cheapCampaign: { name: "Half-price starter coupons", leaving: 8 },
  /** Dinners at a price, and customers who stay. */
  loyalCampaign: { name: "Growers' round table", leaving: 0.15 },
  /** A quarter far behind plan until an offer in its last two weeks; the quarter after it pays. */
  savedQuarter: { index: -3, before: 0.5, during: 6.5, onOffer: 0.93, attainment: 1.06, hangover: -0.1 },
  /** Customers won on an offer leave faster, and faster with every offer. */
  offers: { leavingAtFirst: 0.4, leavingLately: 13 },
  /** Meanwhile the brand is better known each month: shares at the start of history and today. */
  brand: { aided: [0.17, 0.34], unaided: [0.035, 0.105], searchShare: [0.052, 0.139], voiceShare: [0.06, 0.13] },
  /** A film that moved people, and one of which that cannot be said yet. */
  lifts: { clear: { campaign: "Quiet mornings", points: 0.085 }, unclear: { campaign: "Night shift", points: 0.016 } },
} as const;
