-- CreateTable
CREATE TABLE "user_rep_history" (
    "user_id" INTEGER NOT NULL,
    "until_on" DATE NOT NULL,
    "rep_id" INTEGER,

    CONSTRAINT "user_rep_history_pkey" PRIMARY KEY ("user_id","until_on")
);

-- CreateIndex
CREATE INDEX "user_rep_history_rep_id_idx" ON "user_rep_history"("rep_id");

-- AddForeignKey
ALTER TABLE "user_rep_history" ADD CONSTRAINT "user_rep_history_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_rep_history" ADD CONSTRAINT "user_rep_history_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "reps"("id") ON DELETE SET NULL ON UPDATE CASCADE;
