-- +goose Up
-- modify "membership" table
ALTER TABLE "membership" ADD COLUMN "seen_at" timestamptz NULL;
-- modify "session" table
ALTER TABLE "session" ADD COLUMN "acts_for" character varying NULL, ADD COLUMN "address" character varying NULL, ADD COLUMN "browser" character varying NULL, ADD COLUMN "system" character varying NULL;
-- create index "session_person_id" to table: "session"
CREATE INDEX "session_person_id" ON "session" ("person_id");
-- create "invitation" table
CREATE TABLE "invitation" ("id" character varying NOT NULL, "email" character varying NOT NULL, "roles" jsonb NOT NULL, "token_hash" bytea NOT NULL, "invited_by" character varying NOT NULL, "created_at" timestamptz NOT NULL, "expires_at" timestamptz NOT NULL, "accepted_at" timestamptz NULL, "revoked_at" timestamptz NULL, "partner_id" character varying NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "invitation_partner_partner" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "invitation_partner_id_email" to table: "invitation"
CREATE UNIQUE INDEX "invitation_partner_id_email" ON "invitation" ("partner_id", "email") WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
-- create index "invitation_token_hash_key" to table: "invitation"
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation" ("token_hash");
-- modify "person" table
ALTER TABLE "person" ADD COLUMN "acts_for" character varying NULL, ADD COLUMN "totp_pending" character varying NULL, ADD COLUMN "totp_at" timestamptz NULL;
-- create "recovery_code" table
CREATE TABLE "recovery_code" ("id" character varying NOT NULL, "hash" bytea NOT NULL, "used_at" timestamptz NULL, "person_id" character varying NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "recovery_code_person_person" FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "recovery_code_hash_key" to table: "recovery_code"
CREATE UNIQUE INDEX "recovery_code_hash_key" ON "recovery_code" ("hash");
-- create index "recoverycode_person_id" to table: "recovery_code"
CREATE INDEX "recoverycode_person_id" ON "recovery_code" ("person_id");

-- +goose Down
-- reverse: create index "recoverycode_person_id" to table: "recovery_code"
DROP INDEX "recoverycode_person_id";
-- reverse: create index "recovery_code_hash_key" to table: "recovery_code"
DROP INDEX "recovery_code_hash_key";
-- reverse: create "recovery_code" table
DROP TABLE "recovery_code";
-- reverse: modify "person" table
ALTER TABLE "person" DROP COLUMN "totp_at", DROP COLUMN "totp_pending", DROP COLUMN "acts_for";
-- reverse: create index "invitation_token_hash_key" to table: "invitation"
DROP INDEX "invitation_token_hash_key";
-- reverse: create index "invitation_partner_id_email" to table: "invitation"
DROP INDEX "invitation_partner_id_email";
-- reverse: create "invitation" table
DROP TABLE "invitation";
-- reverse: create index "session_person_id" to table: "session"
DROP INDEX "session_person_id";
-- reverse: modify "session" table
ALTER TABLE "session" DROP COLUMN "system", DROP COLUMN "browser", DROP COLUMN "address", DROP COLUMN "acts_for";
-- reverse: modify "membership" table
ALTER TABLE "membership" DROP COLUMN "seen_at";
