/** A product; prices in cents of USD for one unit, a year of it where it recurs. */
export type Product = {
  readonly id: string;
  readonly name: string;
  readonly series: string;
  readonly listPrice: number;
  readonly cost: number;
  readonly recurring: boolean;
  /** Chance of being what a new customer starts with, and what a customer adds. */
  readonly asNew: number;
  readonly asExpansion: number;
  readonly unit: string;
};

export const PRODUCTS: readonly Product[] = [
  {
    id: "P-01",
    name: "Canopy Core",
    series: "Climate",
    listPrice: 420_00,
    cost: 79_00,
    recurring: true,
    asNew: 45,
    asExpansion: 22,
    unit: "zones",
  },
  {
    id: "P-02",
    name: "Canopy Plus",
    series: "Climate",
    listPrice: 690_00,
    cost: 118_00,
    recurring: true,
    asNew: 30,
    asExpansion: 20,
    unit: "zones",
  },
  {
    id: "P-03",
    name: "Rootline",
    series: "Irrigation",
    listPrice: 315_00,
    cost: 71_00,
    recurring: true,
    asNew: 17,
    asExpansion: 24,
    unit: "lines",
  },
  {
    id: "P-04",
    name: "Almanac",
    series: "Forecasts",
    listPrice: 240_00,
    cost: 36_00,
    recurring: true,
    asNew: 8,
    asExpansion: 16,
    unit: "sites",
  },
  {
    id: "P-05",
    name: "Beacon sensor kit",
    series: "Hardware",
    listPrice: 390_00,
    cost: 236_00,
    recurring: false,
    asNew: 0,
    asExpansion: 13,
    unit: "kits",
  },
  {
    id: "P-06",
    name: "Set-up & training",
    series: "Services",
    listPrice: 850_00,
    cost: 410_00,
    recurring: false,
    asNew: 0,
    asExpansion: 5,
    unit: "days",
  },
];

/** What one US dollar of list price is on the price lists in other currencies. */
export const PRICE_LIST_RATES = { USD: 1, EUR: 0.92, GBP: 0.79 } as const;
