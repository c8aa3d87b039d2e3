"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import type { Alias, FileInspection, ImportOptions, KindSummary } from "@/lib/features/imports/types";
import { readChoices, writeChoices } from "./choices-in-url";
import { type ColumnFields, type Format, findMappingProblems, guessFormat, toMapping } from "./mapping";

/**
 * How the file is to be read, as it stands in the form and in the address. What was chosen for a kind and preset is kept while another is
 * looked at.
 */
export function useImportChoices(kind: KindSummary, preset: string | null, inspection: FileInspection) {
  const proposed: ColumnFields = inspection.columns.map(({ field }) => field);
  const params = useSearchParams();
  const names = kind.fields.map(({ name }) => name);
  const [first] = useState(() => readChoices(params, names));
  const looked = `${kind.id} ${preset ?? ""}`;
  const [fields, setFields] = useState<Readonly<Record<string, ColumnFields>>>({
    [looked]: proposed.map((field, index) => (first.columns.has(index) ? (first.columns.get(index) ?? null) : field)),
  });
  const [format, setFormat] = useState<Partial<Format>>(first.format);
  const [skipBadRows, setSkipBadRows] = useState(first.skipBadRows);
  const [aliases, setAliases] = useState<readonly Alias[]>(first.aliases);
  const columns = fields[looked] ?? proposed;
  const used = { ...guessFormat(inspection, kind, columns), ...format };
  const known = aliases.filter(({ field }) => columns.includes(field));
  useChoicesInUrl(writeChoices(params, proposed, { columns, format, skipBadRows, aliases: known }).toString());
  const options: ImportOptions = {
    mapping: toMapping(kind, inspection.header, columns),
    ...(preset ? { preset } : {}),
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
      setFields({ ...fields, [looked]: columns.map((value, place) => (place === index ? field : value)) }),
    setFormat: (change: Partial<Format>) => setFormat({ ...format, ...change }),
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

/** Keeps the address at what is chosen, without asking the server again. */
function useChoicesInUrl(query: string): void {
  useEffect(() => {
    if (query !== window.location.search.slice(1)) window.history.replaceState(null, "", `?${query}`);
  }, [query]);
}
