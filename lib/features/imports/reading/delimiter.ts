const DELIMITERS = [",", ";", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const LINES_LOOKED_AT = 20;

/**
 * The delimiter that a file's first text shows: the one that cuts its lines into the most cells, equally many on each; a
 * comma when there is only one column. Delimiters inside quotes do not count.
 */
export function detectDelimiter(head: string): Delimiter {
  const lines = firstLines(head);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: score(lines, delimiter) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : ",";
}

/** The delimiter that a spreadsheet's first line `sep=;` names, or null. */
export function namedDelimiter(head: string): Delimiter | null {
  const match = /^"?sep=([,;\t])"?\r?\n/i.exec(head);
  return (match?.[1] as Delimiter | undefined) ?? null;
}

function score(lines: readonly string[], delimiter: Delimiter): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1);
  const header = counts[0] ?? 0;
  if (header === 0) return 0;
  const equal = counts.filter((count) => count === header).length / counts.length;
  return header * (0.1 + equal);
}

/** Complete lines of the text with everything inside quotes removed. */
function firstLines(head: string): string[] {
  const unquoted = head.replace(/"(?:[^"]|"")*"/g, "");
  const lines = unquoted.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const complete = lines.length > 1 ? lines.slice(0, -1) : lines;
  return complete.slice(0, LINES_LOOKED_AT);
}
