import type { Random } from "../chance/random";
import type { Region } from "../company/regions";
import { INDUSTRIES, type Industry } from "../names/culture";
import type { Namer } from "../names/namer";
import type { Account, Segment } from "./types";

/** Finds someone to sell to in a region: often a new company, at times one that said no before. */
export type Accounts = {
  readonly all: Account[];
  readonly prospect: (region: Region, day: number) => Account;
  /** Remembers that a company said no on the day. */
  readonly lost: (account: Account, day: number) => void;
};

const COME_BACK_CHANCE = 0.13;
const COME_BACK_AFTER = 120;
const VINES = new Set(["french", "italian", "spanish", "portuguese", "german"]);
const SEGMENTS: readonly { segment: Segment; weight: number }[] = [
  { segment: "Small", weight: 60 },
  { segment: "Mid-size", weight: 32 },
  { segment: "Large", weight: 8 },
];

/** The companies of the sample, which come to be as deals need them. */
export function createAccounts(namer: Namer, random: Random): Accounts {
  const all: Account[] = [];
  const saidNo = new Map<Region, { account: Account; on: number }[]>();
  return {
    all,
    prospect: (region, day) => {
      const before = saidNo.get(region) ?? [];
      const ready = before.findIndex(({ on }) => on + COME_BACK_AFTER < day);
      if (ready >= 0 && random.chance(COME_BACK_CHANCE)) {
        const [again] = before.splice(ready, 1);
        if (again) return again.account;
      }
      const account = createAccount(region, day, namer, random);
      all.push(account);
      return account;
    },
    lost: (account, day) => {
      const before = saidNo.get(account.region);
      if (before) before.push({ account, on: day });
      else saidNo.set(account.region, [{ account, on: day }]);
    },
  };
}

function createAccount(region: Region, day: number, namer: Namer, random: Random): Account {
  const country = random.weighted(region.countries, ({ weight }) => weight);
  const { segment } = random.weighted(SEGMENTS, ({ weight }) => weight);
  const industry = random.weighted(INDUSTRIES, (candidate) => industryWeight(candidate, VINES.has(country.culture)));
  const name = namer.company(country.culture, industry, segment === "Large");
  return { id: "", name, segment, industry, country, region, createdOn: day };
}

function industryWeight(industry: Industry, vines: boolean): number {
  switch (industry) {
    case "Greenhouse vegetables":
      return 34;
    case "Flowers & nurseries":
      return 28;
    case "Vineyards":
      return vines ? 22 : 9;
    case "Orchards & berries":
      return 18;
    case "Parks & research":
      return 9;
  }
}
