import type { WriteScope } from "@/lib/auth/scope";
import { KINDS } from "../kinds";
import { KIND_IDS, type Kind, type KindId } from "../kinds/types";
import { findPreset } from "../presets";
import { CellProblem, parserOf } from "../reading/cells";
import { DateOrders } from "../reading/cells/date-orders";
import { KNOWN, NAMED, type Proposal, proposeColumns } from "../reading/columns/propose";
import { openTable } from "../reading/table";
import type { FileInspection, ProposedColumn } from "../types";
import { type FileSource, openSource } from "./source";

const SAMPLE_ROWS = 20;
const LOOKED_AT = 200;

/**
 * Looks at a file's first rows: how it is written, what its columns most likely are as that kind (or as the kind it most
 * likely is), and a few rows. Throws `invalid_input` for a file that is no table.
 */
export async function inspectFile(
  _scope: WriteScope,
  { source, kind, preset }: { readonly source: FileSource; readonly kind?: KindId; readonly preset?: string },
): Promise<FileInspection> {
  const { bytes } = await openSource(source, false);
  const { encoding, delimiter, header, rows } = await openTable(bytes);
  const sample: (readonly string[])[] = [];
  for await (const batch of rows) {
    sample.push(...batch.map(({ cells }) => cells));
    if (sample.length >= LOOKED_AT) break;
  }
  const suggested = suggestKind(header);
  const read = kind ?? suggested ?? "deals";
  const known = preset === undefined ? {} : findPreset(preset, read).columns;
  return {
    encoding,
    delimiter,
    header,
    rows: sample.slice(0, SAMPLE_ROWS),
    suggestedKind: suggested,
    columns: proposals(KINDS[read], header, sample.slice(0, LOOKED_AT), known),
  };
}

function proposals(
  kind: Kind,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  preset: Readonly<Record<string, readonly string[]>>,
): ProposedColumn[] {
  const proposed = proposeColumns(kind, header, preset);
  return header.map((column, index) => {
    const cells = rows.map((row) => (row[index] ?? "").trim()).filter((cell) => cell !== "");
    const proposal = proposed.find((candidate) => candidate.column === column);
    const confidence = proposal ? confidenceIn(proposal, kind, cells) : 0;
    return {
      column,
      field: proposal && (proposal.confidence >= NAMED || confidence >= 0.3) ? proposal.field : null,
      confidence,
      samples: [...new Set(cells)].slice(0, 5),
    };
  });
}

/** A preset's column is what it says, even where its words are known by the preset's aliases only. */
function confidenceIn({ field, confidence }: Proposal, kind: Kind, cells: readonly string[]): number {
  return confidence === KNOWN ? 1 : confidence * readable(kind, field, cells);
}

/** The share of cells that can be read as the field, in whichever order of dates and with whichever decimal sign fits best. */
function readable(kind: Kind, name: string, cells: readonly string[]): number {
  const field = kind.fields.find((candidate) => candidate.name === name);
  if (!field || cells.length === 0) return 1;
  const formats = (["iso", "dmy", "mdy"] as const).flatMap((dates) =>
    ([".", ","] as const).map((decimal) => ({ dates, decimal })),
  );
  return Math.max(
    ...formats.map((format) => {
      const parse = parserOf(field, format, new DateOrders(format.dates));
      try {
        return cells.filter((cell, line) => !(parse(cell, line) instanceof CellProblem)).length / cells.length;
      } catch {
        return 0;
      }
    }),
  );
}

/** The kind whose required columns the header has most surely, and whose others it has most of; null when it has those of none. */
function suggestKind(header: readonly string[]): KindId | null {
  const scored = KIND_IDS.map((id) => {
    const { fields } = KINDS[id];
    const proposed = proposeColumns(KINDS[id], header);
    const required = fields.filter((field) => field.required).map(({ name }) => name);
    const surest = required.map((name) => proposed.find(({ field }) => field === name)?.confidence ?? 0);
    const complete = surest.every((confidence) => confidence > 0);
    const mapped = proposed.reduce((sum, { confidence }) => sum + confidence, 0);
    return { id, score: complete ? mapped / header.length + required.length * 0.05 : 0 };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.id : null;
}
