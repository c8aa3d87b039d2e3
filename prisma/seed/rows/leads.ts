import type { World } from "../world/world";
import { dayText, type Row } from "./file";
import { repName } from "./people";

/** Leads; when one became an opportunity and a customer follows from its deal. */
export function leadRows({ leads }: World): Row[] {
  return leads.map((lead) => ({
    external_id: lead.id,
    first_contact_on: dayText(lead.firstContact),
    campaign: lead.campaign?.spec.name ?? "",
    channel: lead.channel,
    account: lead.account?.name ?? "",
    email: lead.email,
    owner: repName(lead.owner),
    mql_on: dayText(lead.mql),
    sql_on: dayText(lead.sql),
    disqualified_on: dayText(lead.disqualified),
  }));
}
