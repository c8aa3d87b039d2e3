"use client";

import { useState } from "react";
import type { Alias, FileInspection, ImportOptions, KindId, KindSummary } from "@/lib/features/imports/types";
import { type ColumnFields, type Format, findMappingProblems, guessFormat, toMapping } from "./mapping";

/** How the file is to be read, as it stands in the form. What was chosen for a kind is kept while another is looked at. */
export function useImportChoices(kind: KindSummary, inspection: FileInspection) {
  const proposed: ColumnFields = inspection.columns.map(({ field }) => field);
  const [fields, setFields] = useState<Partial<Record<KindId, ColumnFields>>>({});
  const [format, setFormat] = useState<Format | null>(null);
  const [skipBadRows, setSkipBadRows] = useState(false);
  const [aliases, setAliases] = useState<readonly Alias[]>([]);
  const columns = fields[kind.id] ?? proposed;
  const used = format ?? guessFormat(inspection, kind, columns);
  const known = aliases.filter(({ field }) => columns.includes(field));
  const options: ImportOptions = {
    mapping: toMapping(kind, inspection.header, columns),
    ...(known.length > 0 ? { aliases: known } : {}),
    ...used,
    skipBadRows,
  };
  return {
    columns,
    format: used,
    skipBadRows,
    aliases: known,
    options,
    problems: findMappingProblems(kind, columns),
    setColumn: (index: number, field: string | null) =>
      setFields({ ...fields, [kind.id]: columns.map((value, place) => (place === index ? field : value)) }),
    setFormat: (change: Partial<Format>) => setFormat({ ...used, ...change }),
    setSkipBadRows,
    addAliases: (added: readonly Alias[]) =>
      setAliases([
        ...aliases.filter((old) => !added.some(({ field, from }) => field === old.field && from === old.from)),
        ...added,
      ]),
    removeAlias: (gone: Alias) => setAliases(aliases.filter((alias) => alias !== gone)),
  };
}

export type ImportChoices = ReturnType<typeof useImportChoices>;
