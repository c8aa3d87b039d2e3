import { z } from "zod";
import { inspectFile, removeUpload, storeUpload } from "@/lib/features/imports/mutations";
import { bodyOf } from "@/lib/http/bytes";
import { route } from "@/lib/http/route";

const query = z.object({ name: z.string().trim().min(1).max(255) });

/** Keeps the file that is sent as the body; one that is no table is not kept. */
export const POST = route({ write: "imports.write" }, { query }, async ({ request, scope, query: { name } }) => {
  const upload = await storeUpload(scope, bodyOf(request), name.replace(/^.*[/\\]/, ""));
  try {
    await inspectFile(scope, { source: upload.path });
  } catch (error) {
    await removeUpload(scope, upload.id);
    throw error;
  }
  return Response.json({ id: upload.id }, { status: 201 });
});
