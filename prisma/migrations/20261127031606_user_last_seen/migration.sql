-- AlterTable
ALTER TABLE "users" ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3);

-- Of those who have a session it is known.
UPDATE "users" u SET "last_seen_at" = (SELECT max(s."updated_at") FROM "sessions" s WHERE s."user_id" = u."id");
