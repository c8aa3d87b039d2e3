import type { CultureName } from "../names/cultures";

/** A sales region: where its customers are, what they are called and what they pay in. */
export type Region = {
  readonly name: string;
  readonly market: "Americas" | "Europe";
  readonly countries: readonly Country[];
};

export type Country = {
  readonly name: string;
  readonly culture: CultureName;
  readonly currency: "USD" | "EUR" | "GBP";
  readonly weight: number;
};

const country = (name: string, culture: CultureName, currency: Country["currency"], weight = 1): Country => ({
  name,
  culture,
  currency,
  weight,
});
const unitedStates = country("United States", "american", "USD", 9);
const canada = country("Canada", "american", "USD");

const region = (name: string, market: Region["market"], countries: readonly Country[]): Region => ({
  name,
  market,
  countries,
});

export const REGIONS = {
  Northeast: region("Northeast", "Americas", [unitedStates, canada]),
  Southeast: region("Southeast", "Americas", [unitedStates]),
  Midwest: region("Midwest", "Americas", [unitedStates, canada]),
  Plains: region("Texas & Plains", "Americas", [unitedStates, country("United States", "hispanic", "USD", 1)]),
  Mountain: region("Mountain", "Americas", [unitedStates]),
  Pacific: region("Pacific", "Americas", [unitedStates, country("United States", "hispanic", "USD", 1), canada]),
  Isles: region("UK & Ireland", "Europe", [
    country("United Kingdom", "british", "GBP", 5),
    country("Ireland", "british", "EUR"),
  ]),
  Nordics: region("Nordics", "Europe", [
    country("Denmark", "danish", "EUR", 3),
    country("Sweden", "swedish", "EUR", 3),
    country("Norway", "danish", "EUR", 2),
    country("Finland", "finnish", "EUR", 2),
  ]),
  Dach: region("DACH", "Europe", [
    country("Germany", "german", "EUR", 5),
    country("Austria", "german", "EUR", 2),
    country("Switzerland", "german", "EUR"),
  ]),
  Benelux: region("France & Benelux", "Europe", [
    country("France", "french", "EUR", 4),
    country("Belgium", "french", "EUR"),
    country("Netherlands", "dutch", "EUR", 4),
  ]),
  South: region("Iberia & Italy", "Europe", [
    country("Spain", "spanish", "EUR", 4),
    country("Portugal", "portuguese", "EUR", 2),
    country("Italy", "italian", "EUR", 4),
  ]),
} as const;
export type RegionKey = keyof typeof REGIONS;
