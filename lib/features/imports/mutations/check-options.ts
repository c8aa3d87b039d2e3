import { KINDS } from "../kinds";
import type { KindId } from "../kinds/types";
import { findPreset } from "../presets";
import { checkMapping } from "../reading/columns/map-columns";
import type { ImportOptions } from "../types";
import { checkAliases } from "./engine/aliases";

/** Throws `invalid_input` on a preset or a field that the kind does not have, whatever file is read so. */
export function checkImportOptions(id: KindId, { preset, mapping = {}, aliases = [] }: ImportOptions): void {
  const kind = KINDS[id];
  if (preset !== undefined) findPreset(preset, id);
  checkMapping(kind, mapping);
  checkAliases(kind, aliases);
}
