-- +goose Up
-- modify "promotion" table
ALTER TABLE "promotion" ADD COLUMN "partner_ids" jsonb NULL;
-- create "logo" table
CREATE TABLE "logo" ("id" character varying NOT NULL, "document_id" character varying NOT NULL, "pictures" jsonb NOT NULL, "submitted_at" timestamptz NOT NULL, "posted_at" timestamptz NULL, "refused_at" timestamptz NULL, "reason" character varying NULL, "decided_by" character varying NULL, "partner_id" character varying NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "logo_partner_partner" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "logo_decided_once" CHECK ((posted_at IS NULL) OR (refused_at IS NULL)));
-- create index "logo_document_id_key" to table: "logo"
CREATE UNIQUE INDEX "logo_document_id_key" ON "logo" ("document_id");
-- create index "logo_partner_id_submitted_at_id" to table: "logo"
CREATE INDEX "logo_partner_id_submitted_at_id" ON "logo" ("partner_id", "submitted_at", "id");
-- create "profile" table
CREATE TABLE "profile" ("id" character varying NOT NULL, "display_name" character varying NULL, "blurb" jsonb NULL, "listed" boolean NOT NULL DEFAULT true, "page_url" character varying NULL, "page_reached_at" timestamptz NULL, "announcement_id" character varying NULL, "updated_at" timestamptz NOT NULL, "partner_id" character varying NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "profile_partner_partner" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "profile_page_was_reached" CHECK ((page_url IS NULL) = (page_reached_at IS NULL)));
-- create index "profile_partner_id" to table: "profile"
CREATE UNIQUE INDEX "profile_partner_id" ON "profile" ("partner_id");

-- +goose Down
-- reverse: create index "profile_partner_id" to table: "profile"
DROP INDEX "profile_partner_id";
-- reverse: create "profile" table
DROP TABLE "profile";
-- reverse: create index "logo_partner_id_submitted_at_id" to table: "logo"
DROP INDEX "logo_partner_id_submitted_at_id";
-- reverse: create index "logo_document_id_key" to table: "logo"
DROP INDEX "logo_document_id_key";
-- reverse: create "logo" table
DROP TABLE "logo";
-- reverse: modify "promotion" table
ALTER TABLE "promotion" DROP COLUMN "partner_ids";
