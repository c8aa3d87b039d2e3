import Link from "next/link";
import type { Team } from "@/lib/features/teams/types";

/** Who manages a team; a name without an account sees nothing of it. */
export function ManagerName({ manager }: { manager: Team["manager"] }) {
  if (manager === null) return "Nobody";
  if (manager.userId === null) return `${manager.name} (no account)`;
  return <Link href={`/settings/people/${manager.userId}`}>{manager.name}</Link>;
}
