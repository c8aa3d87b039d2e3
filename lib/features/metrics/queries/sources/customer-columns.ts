import { sql } from "@/lib/db/sql";
import type { CalendarDate } from "@/lib/values/calendar-date";
import { accountOf, type Columns, type Join } from "../columns";
import { customerOrigin, customerOrigins } from "./customer-origins";
import { discountBand } from "./deal-rows";

/**
 * How customers can be split: by their account and by how they were won. The customer is `x.account_id`. Where they are few, each one's own rows
 * are looked up.
 */
export function customerColumns(until: CalendarDate, few: boolean): Columns {
  const origin: Join = {
    name: "origin",
    sql: few
      ? sql`left join lateral (${customerOrigin(sql`x.account_id`, until)}) w on true`
      : sql`left join (${customerOrigins(until)}) w on w.account_id = x.account_id`,
  };
  const joins = [origin];
  return {
    segment: { key: sql`nullif(a.segment, '')`, joins: [accountOf(sql`x.account_id`)] },
    campaign: { key: sql`w.campaign_id`, joins },
    channel: { key: sql`w.channel`, joins },
    product: { key: sql`w.product_id`, joins },
    promotion: { key: sql`w.promotion_id`, joins },
    deal_type: { key: sql`w.deal_type`, joins },
    discount_band: { key: discountBand(sql`w.amount_minor`, sql`w.list_minor`), joins },
  };
}
