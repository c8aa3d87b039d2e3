import { expect, test } from "vitest";
import { createRandom } from "../chance/random";
import { INDUSTRIES } from "./culture";
import { CULTURES, type CultureName } from "./cultures";
import { createNamer } from "./namer";

test("no two companies have the same name, in any case of letters, even where a language has few", () => {
  const namer = createNamer(createRandom("names"));
  const names = Array.from({ length: 400 }, () => namer.company("finnish", "Vineyards", false));
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(400);
});

test("mail addresses are unique, plain ASCII and under a domain that cannot exist", () => {
  const namer = createNamer(createRandom("mails"));
  const mails = Array.from({ length: 300 }, () => namer.mail("danish", "Søndergaard Planteskole"));
  expect(new Set(mails).size).toBe(300);
  for (const mail of mails) expect(mail).toMatch(/^[a-z0-9.]+@sondergaard-planteskole\.example$/);
});

test("every language has names for every industry, without a slot left open", () => {
  const namer = createNamer(createRandom("all"));
  for (const culture of Object.keys(CULTURES) as CultureName[]) {
    for (const industry of INDUSTRIES) {
      for (const big of [true, false]) expect(namer.company(culture, industry, big)).toMatch(/^[^{}]{4,}$/);
    }
  }
});
