import { listTeamPage } from "@/lib/features/reps/queries";
import { api } from "@/lib/http/api/api";
import { teams } from "../_lib/calls/lists";
import { toListAnswer, toPage } from "../_lib/lists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(teams, async (asked) => {
  const page = await listTeamPage(asked.scope, { ...toPage(asked, ["name"]), filter: {} });
  return toListAnswer(asked, page, ({ id, name, parent, managerName }) => ({ id, name, parent, manager: managerName }));
});
