import { cookies } from "next/headers";
import { listPersonas } from "@/lib/auth/sign-in";
import { loadWaitingDisputes } from "@/lib/features/disputes/queries";
import { listTeams } from "@/lib/features/reps/queries";
import { formatQuantity } from "@/lib/format/words";
import { findPageScope, pageScope } from "@/lib/http/page";
import { Frame } from "./_components/frame";
import { FrameProvider, type FrameValue } from "./_components/frame-context";
import { navGroupsFor } from "./_components/nav-entries";
import { roleNames } from "./_lib/role-names";
import { earliestDay } from "./_lib/view";

export default async function DashboardLayout({ children }: { children: React.ReactNode }) {
  const scope = await pageScope("glossary.read");
  const { actor, organisation, today } = scope;
  const [sales, pay] = await Promise.all([findPageScope("sales.read"), findPageScope("commissions.read")]);
  const [teams, disputes, personas, jar, earliest] = await Promise.all([
    sales ? listTeams(sales) : [],
    pay ? loadWaitingDisputes(pay) : 0,
    listPersonas(),
    cookies(),
    earliestDay(scope),
  ]);
  const frame: FrameValue = {
    organisationName: organisation.name,
    timeZone: organisation.timeZone,
    calendar: { fiscalYearStartMonth: organisation.fiscalYearStartMonth, weekStart: organisation.weekStart },
    today,
    earliest,
    teams: teams.map(({ id, name }) => ({ id: String(id), name })),
  };
  const viewer = {
    userId: actor.userId,
    name: actor.name,
    viewedBy: actor.viewedBy?.name ?? null,
    roles: roleNames(actor.roles),
    repHref: actor.repId === null ? null : `/reps/${actor.repId}`,
    personas: personas.map(({ userId, name, roles }) => ({ userId, name, roles: roleNames(roles) })),
  };
  const waiting = { count: disputes, words: `${formatQuantity(disputes, "dispute")} waiting for you` };
  return (
    <FrameProvider value={frame}>
      <Frame
        groups={navGroupsFor(actor.roles, { "/commissions": waiting })}
        viewer={viewer}
        narrow={jar.get("attain_nav")?.value === "icons"}
      >
        {children}
      </Frame>
    </FrameProvider>
  );
}
