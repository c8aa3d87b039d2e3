import { z } from "zod";
import { templateFor } from "@/lib/features/imports/queries";
import { kindIdSchema } from "@/lib/features/imports/schema";
import { csvResponse } from "@/lib/http/csv";
import { route } from "@/lib/http/route";

const params = z.object({ kind: kindIdSchema });

/** The first line of a file of a kind, to fill in. */
export const GET = route({ read: "imports.read" }, { params }, async ({ params: { kind } }) =>
  csvResponse(kind, templateFor(kind)),
);
