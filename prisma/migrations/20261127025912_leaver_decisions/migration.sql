-- CreateTable
CREATE TABLE "leaver_decisions" (
    "id" SERIAL NOT NULL,
    "rep_id" INTEGER NOT NULL,
    "deal_id" INTEGER NOT NULL,
    "pays" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_user_id" INTEGER,
    "decided_by_name" TEXT NOT NULL,

    CONSTRAINT "leaver_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "leaver_decisions_deal_id_idx" ON "leaver_decisions"("deal_id");

-- CreateIndex
CREATE UNIQUE INDEX "leaver_decisions_rep_id_deal_id_key" ON "leaver_decisions"("rep_id", "deal_id");

-- AddForeignKey
ALTER TABLE "leaver_decisions" ADD CONSTRAINT "leaver_decisions_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "reps"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leaver_decisions" ADD CONSTRAINT "leaver_decisions_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id") ON DELETE CASCADE ON UPDATE CASCADE;
