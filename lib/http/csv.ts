/** A CSV file for the browser to save, under a name made of plain letters. */
export function csvResponse(name: string, body: string): Response {
  const safe = name
    .normalize("NFKD")
    .replace(/[^\w-]+/g, "-")
    .replace(/-{2,}/g, "-")
    .toLowerCase();
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${safe}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
