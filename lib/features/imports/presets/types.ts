import type { KindId } from "../kinds/types";
import type { Alias } from "../types";

/** The headers of one export, by field, the likeliest first, and the words it uses for ours. */
export type KindPreset = {
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly aliases?: readonly Alias[];
};

export type Preset = {
  readonly title: string;
  readonly kinds: Readonly<Partial<Record<KindId, KindPreset>>>;
};
