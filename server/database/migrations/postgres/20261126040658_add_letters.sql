-- +goose Up
-- modify "announcement" table
ALTER TABLE "announcement" ADD COLUMN "public_from" timestamptz NULL;
-- create "consent" table
CREATE TABLE "consent" ("id" character varying NOT NULL, "person_id" character varying NOT NULL, "given" boolean NOT NULL, "at" timestamptz NOT NULL, "words" character varying NOT NULL, "by_link" boolean NOT NULL DEFAULT false, PRIMARY KEY ("id"));
-- create index "consent_person_id_at_id" to table: "consent"
CREATE INDEX "consent_person_id_at_id" ON "consent" ("person_id", "at", "id");
-- create "letter" table
CREATE TABLE "letter" ("id" character varying NOT NULL, "person_id" character varying NOT NULL, "occasion" character varying NOT NULL, "kind" character varying NOT NULL, "locale" character varying NOT NULL, "subject" character varying NOT NULL, "body" text NOT NULL, "made_at" timestamptz NOT NULL, "sent_at" timestamptz NULL, "dropped_at" timestamptz NULL, PRIMARY KEY ("id"), CONSTRAINT "letter_ends_once" CHECK ((sent_at IS NULL) OR (dropped_at IS NULL)));
-- create index "letter_occasion_person_id" to table: "letter"
CREATE UNIQUE INDEX "letter_occasion_person_id" ON "letter" ("occasion", "person_id");
-- create index "letter_person_id_made_at_id" to table: "letter"
CREATE INDEX "letter_person_id_made_at_id" ON "letter" ("person_id", "made_at", "id");

-- +goose Down
-- reverse: create index "letter_person_id_made_at_id" to table: "letter"
DROP INDEX "letter_person_id_made_at_id";
-- reverse: create index "letter_occasion_person_id" to table: "letter"
DROP INDEX "letter_occasion_person_id";
-- reverse: create "letter" table
DROP TABLE "letter";
-- reverse: create index "consent_person_id_at_id" to table: "consent"
DROP INDEX "consent_person_id_at_id";
-- reverse: create "consent" table
DROP TABLE "consent";
-- reverse: modify "announcement" table
ALTER TABLE "announcement" DROP COLUMN "public_from";
