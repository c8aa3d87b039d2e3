import { z } from "zod";
import { getRefusedRows } from "@/lib/features/imports/queries";
import { toStream } from "@/lib/http/bytes";
import { route } from "@/lib/http/route";

const params = z.object({ id: z.string() });

/** The refused rows of an import, as they stood in the file, with their reasons. */
export const GET = route(
  { read: "imports.read" },
  { params, exports: "refused rows" },
  async ({ scope, params: { id } }) => {
    const { name, bytes, read } = await getRefusedRows(scope, id);
    return new Response(toStream(read()), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-length": String(bytes),
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`refused-${name}`)}`,
        "cache-control": "private, no-store",
      },
    });
  },
);
