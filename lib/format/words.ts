import { LOCALE } from "./locale";
import { formatCount } from "./number";

const NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** `3 deals`, `1 deal`. */
export function formatQuantity(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A small number in words for running text: `three`, `eleven`, `24`. */
export function formatCountWord(count: number): string {
  return NUMBERS[count] ?? formatCount(count);
}

/** `Ana`, `Ana and Bo`, `Ana, Bo, and Cy`. */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(LOCALE, { type: "conjunction" }).format(items);
}

/** The text with its first letter in capitals. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text as it reads within a sentence: `open pipeline`, but `MQL to SQL` and `LTV ÷ CAC`. */
export function decapitalise(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Up to two capitals that stand for a name: `Ines Marquardt` → `IM`. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? [...word][0] : ""));
  return letters.join("").toUpperCase();
}
