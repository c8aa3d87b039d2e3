-- AlterTable
ALTER TABLE "statements" ADD COLUMN     "locked_plan" TEXT,
ADD COLUMN     "locked_team" TEXT;

-- Those that are locked take the names that are known of their months today.
ALTER TABLE "statements" DISABLE TRIGGER "statements_locked";
UPDATE "statements" s SET
  "locked_team" = (
    SELECT t."name" FROM "team_memberships" m LEFT JOIN "teams" t ON t."id" = m."team_id" JOIN "reps" e ON e."id" = m."rep_id"
    WHERE m."rep_id" = s."rep_id" AND m."from_on" <= least(s."to_on" - 1, e."ended_on") ORDER BY m."from_on" DESC LIMIT 1),
  "locked_plan" = (
    SELECT CASE WHEN EXISTS (SELECT FROM "statement_lines" l WHERE l."statement_id" = s."id" AND l."origin_on" = s."from_on" AND lower(l."plan") = lower(h."name"))
                THEN h."name"
                ELSE coalesce((SELECT (array_agg(l."plan" ORDER BY l."on" DESC, l."position" DESC))[1] FROM "statement_lines" l
                               WHERE l."statement_id" = s."id" AND l."origin_on" = s."from_on" AND l."plan" IS NOT NULL), h."name") END
    FROM (SELECT (
      SELECT p."name" FROM "plan_assignments" a JOIN "plans" p ON p."id" = a."plan_id" JOIN "reps" e ON e."id" = a."rep_id"
      WHERE a."rep_id" = s."rep_id" AND a."from_on" <= least(s."to_on" - 1, e."ended_on") AND (a."to_on" IS NULL OR a."to_on" > s."from_on")
      ORDER BY least(a."to_on", s."to_on") DESC, a."from_on" DESC LIMIT 1) AS "name") h)
WHERE s."state" = 'locked';
ALTER TABLE "statements" ENABLE TRIGGER "statements_locked";

-- What an adjustment by hand may have made is no change by facts, and neither is none at all.
UPDATE "statements" SET "last_change_minor" = NULL, "previous_payable_minor" = NULL
WHERE "state" <> 'locked' AND ("last_change_minor" = 0 OR ("figures_hash" = "content_hash" AND "adjusted_minor" <> 0));
