import { z } from "zod";
import { navGroupsFor } from "@/app/(dashboard)/_components/nav-entries";
import { listCampaignNames } from "@/lib/features/campaigns/queries";
import { listRepNames } from "@/lib/features/reps/queries";
import { findPageScope } from "@/lib/http/page";
import { route } from "@/lib/http/route";

type Item = { href: string; label: string; detail: string | null };

const LIMIT = 6;
const query = z.object({ q: z.string().trim().max(100).default("") });

export const GET = route({ read: "glossary.read" }, { query }, async ({ scope, query: { q } }) => {
  const [sales, marketing] = await Promise.all([findPageScope("sales.read"), findPageScope("marketing.read")]);
  const [reps, campaigns] = await Promise.all([
    sales ? listRepNames(sales, q, LIMIT) : [],
    marketing ? listCampaignNames(marketing, q, LIMIT) : [],
  ]);
  const pages = navGroupsFor(scope.actor.roles).flatMap(({ entries }) => entries);
  const groups: { group: string; items: Item[] }[] = [
    {
      group: "Pages",
      items: pages
        .filter(({ label }) => label.toLowerCase().includes(q.toLowerCase()))
        .map(({ href, label }) => ({ href, label, detail: null })),
    },
    {
      group: "Reps",
      items: reps.map(({ id, name, teamName }) => ({ href: `/reps/${id}`, label: name, detail: teamName })),
    },
    {
      group: "Campaigns",
      items: campaigns.map(({ id, name, channel }) => ({ href: `/campaigns/${id}`, label: name, detail: channel })),
    },
  ];
  return Response.json({ groups: groups.filter(({ items }) => items.length > 0) });
});
