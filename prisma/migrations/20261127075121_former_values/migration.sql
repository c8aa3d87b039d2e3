-- CreateTable
CREATE TABLE "former_values" (
    "kind" TEXT NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "until_on" DATE NOT NULL,
    "value" TEXT,

    CONSTRAINT "former_values_pkey" PRIMARY KEY ("kind","entity_id","until_on")
);

-- What the schema cannot say: every way to change one is kept.
ALTER TABLE "former_values" ADD CONSTRAINT "former_values_kind" CHECK ("kind" IN ('segment', 'channel'));

CREATE FUNCTION "keep_former_value"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "former_values" ("kind", "entity_id", "until_on", "value")
    SELECT TG_ARGV[0], OLD."id", max("to_on"), to_jsonb(OLD) ->> TG_ARGV[0] FROM "locked_periods" HAVING count(*) > 0
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER "accounts_former_segment" AFTER UPDATE OF "segment" ON "accounts"
  FOR EACH ROW WHEN (OLD."segment" IS DISTINCT FROM NEW."segment") EXECUTE FUNCTION "keep_former_value"('segment');
CREATE TRIGGER "campaigns_former_channel" AFTER UPDATE OF "channel" ON "campaigns"
  FOR EACH ROW WHEN (OLD."channel" IS DISTINCT FROM NEW."channel") EXECUTE FUNCTION "keep_former_value"('channel');
