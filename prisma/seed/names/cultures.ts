import { american, british, hispanic } from "./anglo";
import { dutch, french, german, italian, portuguese, spanish } from "./continental";
import type { Culture } from "./culture";
import { danish, finnish, swedish } from "./nordic";

export const CULTURES = {
  american,
  hispanic,
  british,
  danish,
  swedish,
  finnish,
  german,
  french,
  dutch,
  spanish,
  portuguese,
  italian,
} as const satisfies Record<string, Culture>;
export type CultureName = keyof typeof CULTURES;
