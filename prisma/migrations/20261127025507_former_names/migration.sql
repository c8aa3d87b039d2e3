-- CreateTable
CREATE TABLE "former_names" (
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "entity_id" INTEGER NOT NULL,

    CONSTRAINT "former_names_pkey" PRIMARY KEY ("kind","name","entity_id")
);

-- What the schema cannot say: every way to rename is kept.
ALTER TABLE "former_names" ADD CONSTRAINT "former_names_kind" CHECK ("kind" IN ('product', 'promotion'));

CREATE FUNCTION "keep_former_name"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "former_names" ("kind", "name", "entity_id") VALUES (TG_ARGV[0], OLD."name", OLD."id") ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER "products_former_name" AFTER UPDATE OF "name" ON "products"
  FOR EACH ROW WHEN (OLD."name" <> NEW."name") EXECUTE FUNCTION "keep_former_name"('product');
CREATE TRIGGER "promotions_former_name" AFTER UPDATE OF "name" ON "promotions"
  FOR EACH ROW WHEN (OLD."name" <> NEW."name") EXECUTE FUNCTION "keep_former_name"('promotion');
