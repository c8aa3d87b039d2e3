import { database } from "@/lib/db/client";
import { execute, type Sql, sql } from "@/lib/db/sql";
import { takeTry } from "./rate-limit";

const HOURLY = { tries: 1, seconds: 60 * 60 };
/** Of one kind at a time, so that whoever signs in then does not wait for it. */
const MOST_ROWS = 5000;

/** What is over and tells nobody anything. The invitations of who has not come in stay, since they tell that these were invited. */
const OVER: readonly Sql[] = [
  sql`delete from rate_limits where ctid = any (array(
    select ctid from rate_limits where ends_at < now() limit ${MOST_ROWS}))`,
  sql`delete from verifications where ctid = any (array(
    select ctid from verifications where expires_at < now() limit ${MOST_ROWS}))`,
  sql`delete from sessions where ctid = any (array(
    select ctid from sessions where expires_at < now() limit ${MOST_ROWS}))`,
  sql`delete from one_time_links where ctid = any (array(
    select ctid from one_time_links as o where (used_at is not null or expires_at < now())
      and (purpose <> 'invitation' or exists (select 1 from sign_in_methods as m where m.user_id = o.user_id))
    limit ${MOST_ROWS}))`,
];

/** Removes what is over of tries, sign-ins, sessions and links, once an hour whatever process asks for it. */
export async function removeWhatIsOver(): Promise<void> {
  const { left } = await takeTry("pruning", HOURLY);
  if (left < 0) return;
  for (const statement of OVER) await execute(database(), statement);
}
