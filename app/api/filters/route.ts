import { z } from "zod";
import { listFilterChoices } from "@/lib/features/filters/queries";
import { route } from "@/lib/http/route";
import { DIMENSIONS, DISCOUNT_BANDS, type Dimension, NO_ENTITY } from "@/lib/metrics/dimensions";

const FIXED: Partial<Record<Dimension, readonly { id: string; name: string }[]>> = {
  deal_type: [
    { id: "new", name: "New" },
    { id: "expansion", name: "Expansion" },
    { id: "renewal", name: "Renewal" },
  ],
  activity_type: [
    { id: "call", name: "Call" },
    { id: "email", name: "Email" },
    { id: "meeting", name: "Meeting" },
    { id: "demo", name: "Demo" },
  ],
  survey: [
    { id: "nps", name: "NPS" },
    { id: "csat", name: "CSAT" },
  ],
  discount_band: Object.entries(DISCOUNT_BANDS).map(([id, name]) => ({ id, name })),
};

const query = z.object({ dimension: z.enum(Object.keys(DIMENSIONS) as [Dimension, ...Dimension[]]) });

export const GET = route({ read: "deals.read" }, { query }, async ({ scope, query: { dimension } }) => {
  const choices = FIXED[dimension] ?? (await listFilterChoices(scope, dimension));
  return Response.json({ choices: [...choices, { id: NO_ENTITY, name: "None" }] });
});
