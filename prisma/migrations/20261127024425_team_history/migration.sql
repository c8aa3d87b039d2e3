-- CreateTable
CREATE TABLE "team_history" (
    "team_id" INTEGER NOT NULL,
    "until_on" DATE NOT NULL,
    "manager_user_id" INTEGER,
    "parent_id" INTEGER,

    CONSTRAINT "team_history_pkey" PRIMARY KEY ("team_id","until_on")
);

-- CreateIndex
CREATE INDEX "team_history_manager_user_id_idx" ON "team_history"("manager_user_id");

-- CreateIndex
CREATE INDEX "team_history_parent_id_idx" ON "team_history"("parent_id");

-- AddForeignKey
ALTER TABLE "team_history" ADD CONSTRAINT "team_history_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_history" ADD CONSTRAINT "team_history_manager_user_id_fkey" FOREIGN KEY ("manager_user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_history" ADD CONSTRAINT "team_history_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "teams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema cannot say.
ALTER TABLE "team_history" ADD CONSTRAINT "team_history_not_own_parent" CHECK ("parent_id" <> "team_id");
