import { AppError } from "@/lib/errors/app-error";
import type { KindId } from "../kinds/types";
import { hubspot } from "./hubspot";
import { pipedrive } from "./pipedrive";
import { salesforce } from "./salesforce";
import type { KindPreset, Preset } from "./types";

/** How other programs write their exports. */
export const PRESETS: Readonly<Record<string, Preset>> = { hubspot, pipedrive, salesforce };

/** How that program writes this kind. Throws `invalid_input` when it is not known. */
export function findPreset(name: string, kind: KindId): KindPreset {
  const preset = PRESETS[name.toLowerCase()];
  if (!preset) {
    const names = Object.keys(PRESETS).join(", ");
    throw new AppError("invalid_input", `There is no preset ${name}. Accepted are ${names}.`);
  }
  const found = preset.kinds[kind];
  if (found) return found;
  const kinds = Object.keys(preset.kinds).join(", ");
  throw new AppError("invalid_input", `The preset ${name} does not know ${kind}. It knows ${kinds}.`);
}
