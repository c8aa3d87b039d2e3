-- AlterTable
ALTER TABLE "plan_versions" ADD COLUMN     "created_by_name" TEXT;
