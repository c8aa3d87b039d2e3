import { listAccounts } from "@/lib/features/accounts/queries";
import { ACCOUNT_SORTS } from "@/lib/features/accounts/types";
import { api } from "@/lib/http/api/api";
import { accounts } from "../_lib/calls/lists";
import { toListAnswer, toPage } from "../_lib/lists";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = api(accounts, async (asked) => {
  const { scope, query } = asked;
  const page = await listAccounts(scope, { ...toPage(asked, ACCOUNT_SORTS), filter: query.filter ?? {} });
  return toListAnswer(asked, page, ({ id, externalId, name, segment, industry, country, createdOn }) => ({
    id,
    external_id: externalId,
    name,
    segment,
    industry,
    country,
    created_on: createdOn,
  }));
});
