import type { Random } from "../chance/random";
import { asciiSlug } from "../company/organisation";
import type { Culture, Halves, Industry } from "./culture";
import { CULTURES, type CultureName } from "./cultures";

/** Gives each company a name that no other has, and people names and addresses. */
export type Namer = {
  readonly company: (culture: CultureName, industry: Industry, big: boolean) => string;
  readonly mail: (culture: CultureName, company: string) => string;
};

const TRIES = 60;

/** A namer with its own source of chance; it remembers what it gave away. */
export function createNamer(random: Random): Namer {
  const taken = new Set<string>();
  const mails = new Set<string>();
  return {
    company: (name, industry, big) => {
      const culture = CULTURES[name];
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const company = companyName(culture, industry, big && attempt < TRIES / 2, random);
        if (claim(taken, company.toLowerCase())) return company;
      }
      return numbered(companyName(culture, industry, big, random), taken);
    },
    mail: (name, company) => {
      const person = `${random.pick(CULTURES[name].firstNames)} ${halved(CULTURES[name].surnames, random)}`;
      const domain = `${asciiSlug(company, "-")}.example`;
      const local = asciiSlug(person, ".");
      for (let attempt = 1; ; attempt++) {
        const mail = `${local}${attempt === 1 ? "" : attempt}@${domain}`;
        if (claim(mails, mail)) return mail;
      }
    },
  };
}

/** The name of an invented company, which another may have as well. */
export function companyName(culture: Culture, industry: Industry, big: boolean, random: Random): string {
  const pattern = random.pick(big ? culture.groups : culture.companies[industry]);
  return pattern
    .replace("{s}", halved(culture.surnames, random))
    .replace("{t}", halved(culture.surnames, random))
    .replace("{p}", halved(culture.places, random));
}

function halved({ heads, tails }: Halves, random: Random): string {
  const head = random.pick(heads);
  const tail = random.pick(tails);
  if (!/[ ']$/.test(head)) return head + tail.toLowerCase();
  return head + (/^\p{Ll}+$/u.test(tail) ? tail.charAt(0).toUpperCase() + tail.slice(1) : tail);
}

function claim(taken: Set<string>, name: string): boolean {
  if (taken.has(name)) return false;
  taken.add(name);
  return true;
}

function numbered(name: string, taken: Set<string>): string {
  for (let number = 2; ; number++) {
    if (claim(taken, `${name} ${number}`.toLowerCase())) return `${name} ${number}`;
  }
}
