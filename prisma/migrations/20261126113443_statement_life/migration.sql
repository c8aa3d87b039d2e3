-- CreateEnum
CREATE TYPE "dispute_state" AS ENUM ('open', 'adjusted', 'explained', 'withdrawn');

-- AlterTable
ALTER TABLE "statements" ADD COLUMN     "adjusted_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "carried_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "previous_payable_minor" BIGINT,
ADD COLUMN     "withheld_minor" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "statement_holds" (
    "statement_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "component" TEXT NOT NULL,
    "deal_id" INTEGER,
    "origin_on" DATE NOT NULL,
    "held_minor" BIGINT NOT NULL,
    "explanation" JSONB NOT NULL,

    CONSTRAINT "statement_holds_pkey" PRIMARY KEY ("statement_id","position")
);

-- CreateTable
CREATE TABLE "statement_adjustments" (
    "id" SERIAL NOT NULL,
    "rep_id" INTEGER NOT NULL,
    "on" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_user_id" INTEGER,
    "created_by_name" TEXT NOT NULL,
    "statement_id" INTEGER,

    CONSTRAINT "statement_adjustments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_steps" (
    "id" SERIAL NOT NULL,
    "statement_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "statement_state" NOT NULL,
    "user_id" INTEGER,
    "name" TEXT,
    "note" TEXT,

    CONSTRAINT "statement_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "locked_periods" (
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "locked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locked_by_user_id" INTEGER,
    "locked_by_name" TEXT NOT NULL,

    CONSTRAINT "locked_periods_pkey" PRIMARY KEY ("from_on")
);

-- CreateTable
CREATE TABLE "disputes" (
    "id" SERIAL NOT NULL,
    "statement_id" INTEGER NOT NULL,
    "component" TEXT,
    "deal_id" INTEGER,
    "origin_on" DATE,
    "state" "dispute_state" NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_by_name" TEXT NOT NULL,
    "opened_by_user_id" INTEGER,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_name" TEXT,
    "adjustment_id" INTEGER,

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispute_messages" (
    "id" SERIAL NOT NULL,
    "dispute_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" INTEGER,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "dispute_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "statement_holds_deal_id_idx" ON "statement_holds"("deal_id");

-- CreateIndex
CREATE INDEX "statement_adjustments_rep_id_idx" ON "statement_adjustments"("rep_id");

-- CreateIndex
CREATE INDEX "statement_adjustments_statement_id_idx" ON "statement_adjustments"("statement_id");

-- CreateIndex
CREATE INDEX "statement_steps_statement_id_id_idx" ON "statement_steps"("statement_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "disputes_adjustment_id_key" ON "disputes"("adjustment_id");

-- CreateIndex
CREATE INDEX "disputes_statement_id_idx" ON "disputes"("statement_id");

-- CreateIndex
CREATE INDEX "disputes_state_idx" ON "disputes"("state");

-- CreateIndex
CREATE INDEX "dispute_messages_dispute_id_id_idx" ON "dispute_messages"("dispute_id", "id");

-- AddForeignKey
ALTER TABLE "statement_holds" ADD CONSTRAINT "statement_holds_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_holds" ADD CONSTRAINT "statement_holds_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_adjustments" ADD CONSTRAINT "statement_adjustments_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "reps"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_adjustments" ADD CONSTRAINT "statement_adjustments_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_steps" ADD CONSTRAINT "statement_steps_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_adjustment_id_fkey" FOREIGN KEY ("adjustment_id") REFERENCES "statement_adjustments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute_messages" ADD CONSTRAINT "dispute_messages_dispute_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "disputes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema cannot say: what is locked stays as it is.
ALTER TABLE "statement_adjustments" ADD CONSTRAINT "statement_adjustments_amount" CHECK ("amount_minor" <> 0);
ALTER TABLE "disputes"
  ADD CONSTRAINT "disputes_line" CHECK (("component" IS NULL) = ("origin_on" IS NULL)),
  ADD CONSTRAINT "disputes_resolved" CHECK (("state" = 'open') = ("resolved_at" IS NULL)),
  ADD CONSTRAINT "disputes_adjustment" CHECK (("state" = 'adjusted') = ("adjustment_id" IS NOT NULL));
ALTER TABLE "locked_periods" ADD CONSTRAINT "locked_periods_span" CHECK ("from_on" < "to_on");

CREATE FUNCTION "refuse_locked_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What is locked is not changed: a correction goes to the next open statement.';
END
$$;
CREATE TRIGGER "statements_locked" BEFORE UPDATE OR DELETE ON "statements"
  FOR EACH ROW WHEN (OLD."state" = 'locked') EXECUTE FUNCTION "refuse_locked_change"();
CREATE TRIGGER "locked_periods_locked" BEFORE UPDATE OR DELETE ON "locked_periods"
  FOR EACH ROW EXECUTE FUNCTION "refuse_locked_change"();

CREATE FUNCTION "refuse_change_of_locked_statement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "changed" c JOIN "statements" s ON s."id" = c."statement_id" WHERE s."state" = 'locked') THEN
    RAISE EXCEPTION 'What is locked is not changed: a correction goes to the next open statement.';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "statement_lines_locked_insert" AFTER INSERT ON "statement_lines" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_locked_statement"();
CREATE TRIGGER "statement_lines_locked_update" AFTER UPDATE ON "statement_lines" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_locked_statement"();
CREATE TRIGGER "statement_lines_locked_delete" AFTER DELETE ON "statement_lines" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_locked_statement"();
CREATE TRIGGER "statement_holds_locked_insert" AFTER INSERT ON "statement_holds" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_locked_statement"();
CREATE TRIGGER "statement_holds_locked_update" AFTER UPDATE ON "statement_holds" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_locked_statement"();
CREATE TRIGGER "statement_holds_locked_delete" AFTER DELETE ON "statement_holds" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_locked_statement"();
CREATE TRIGGER "statement_adjustments_locked_update" AFTER UPDATE ON "statement_adjustments" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_locked_statement"();
CREATE TRIGGER "statement_adjustments_locked_delete" AFTER DELETE ON "statement_adjustments" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_locked_statement"();

CREATE TRIGGER "statements_no_truncate" BEFORE TRUNCATE ON "statements"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_locked_change"();
CREATE TRIGGER "statement_lines_no_truncate" BEFORE TRUNCATE ON "statement_lines"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_locked_change"();
CREATE TRIGGER "locked_periods_no_truncate" BEFORE TRUNCATE ON "locked_periods"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_locked_change"();
