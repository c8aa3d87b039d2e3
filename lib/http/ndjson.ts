const encoder = new TextEncoder();

/**
 * Answers with one JSON value per line while `run` works. Whoever stops listening does not stop the work: `run` goes on to its
 * end. `run` must not throw; what went wrong is one of its lines.
 */
export function ndjsonResponse<Line>(run: (send: (line: Line) => void) => Promise<void>): Response {
  let listening = true;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (line: Line) => {
        if (listening) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      void run(send).finally(() => {
        if (listening) controller.close();
      });
    },
    cancel() {
      listening = false;
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      // Compressed lines would wait for each other.
      "cache-control": "private, no-store, no-transform",
    },
  });
}
