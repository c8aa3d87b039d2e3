-- AlterTable
ALTER TABLE "statements" ADD COLUMN     "figures_hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "last_change_minor" BIGINT;

-- Until they are computed anew, statements that are not locked are told apart by all that they say.
UPDATE "statements" SET "figures_hash" = "content_hash", "last_change_minor" = "payable_minor" - "previous_payable_minor" WHERE "state" <> 'locked';
