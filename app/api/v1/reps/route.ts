import { listReps } from "@/lib/features/reps/queries";
import { REP_SORTS } from "@/lib/features/reps/types";
import { api } from "@/lib/http/api/api";
import { reps } from "../_lib/calls/lists";
import { toListAnswer, toPage } from "../_lib/lists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(reps, async (asked) => {
  const { scope, query } = asked;
  const page = await listReps(scope, { ...toPage(asked, REP_SORTS), filter: query.filter ?? {} });
  return toListAnswer(
    asked,
    page,
    ({ id, externalId, name, email, region, team, managerName, startedOn, endedOn }) => ({
      id,
      external_id: externalId,
      name,
      email,
      region,
      team,
      manager: managerName,
      started_on: startedOn,
      ended_on: endedOn,
    }),
  );
});
