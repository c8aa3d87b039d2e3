const encoder = new TextEncoder();

/** A CSV file for the browser to save, under a name made of plain letters. */
export function csvResponse(name: string, body: string): Response {
  return new Response(body, { headers: csvHeaders(name) });
}

/** A CSV file that is written while it is read. Its first part is read before, so that a refusal is answered as one. */
export async function csvStream(name: string, parts: AsyncGenerator<string>): Promise<Response> {
  let next: IteratorResult<string> | null = await parts.next();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = next ?? (await parts.next());
      next = null;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return new Response(body, { headers: csvHeaders(name) });
}

function csvHeaders(name: string): Record<string, string> {
  return {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${fileName(name)}.csv"`,
    "cache-control": "private, no-store",
  };
}

/** A name made of plain letters. */
export function fileName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[^\w-]+/g, "-")
    .replace(/-{2,}/g, "-")
    .toLowerCase();
}
