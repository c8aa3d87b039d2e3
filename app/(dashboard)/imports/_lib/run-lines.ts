import type { ImportOptions, ImportProgress, ImportReport, KindId } from "@/lib/features/imports/types";

/** What a running import tells, one a line. */
export type RunLine =
  | ({ readonly is: "progress" } & ImportProgress)
  | { readonly is: "report"; readonly report: ImportReport }
  | { readonly is: "problem"; readonly message: string };

export type RunEnd = Exclude<RunLine, { is: "progress" }>;

export type RunRequest = { readonly upload: string; readonly kind: KindId; readonly options: ImportOptions };

const LOST: RunEnd = {
  is: "problem",
  message:
    "The connection was lost. What had begun goes on by itself: look at the history before you import the file again.",
};

/** Asks for an import and follows it to its end. */
export async function followRun(request: RunRequest, onProgress: (progress: ImportProgress) => void): Promise<RunEnd> {
  try {
    const response = await fetch("/imports/run", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    if (!response.ok || !response.body) return { is: "problem", message: await refusalOf(response) };
    for await (const line of linesOf(response.body)) {
      const told = JSON.parse(line) as RunLine;
      if (told.is !== "progress") return told;
      onProgress(told);
    }
    return LOST;
  } catch {
    return LOST;
  }
}

async function refusalOf(response: Response): Promise<string> {
  const problem: unknown = await response.json().catch(() => null);
  return typeof problem === "object" && problem && "title" in problem
    ? String(problem.title)
    : `The server answered ${response.status}. Try again.`;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
