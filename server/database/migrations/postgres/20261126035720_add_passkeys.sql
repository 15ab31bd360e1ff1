-- +goose Up
-- modify "person" table
ALTER TABLE "person" ADD COLUMN "passkey_handle" bytea NULL;
-- create index "person_passkey_handle_key" to table: "person"
CREATE UNIQUE INDEX "person_passkey_handle_key" ON "person" ("passkey_handle");
-- create "passkey_challenge" table
CREATE TABLE "passkey_challenge" ("id" character varying NOT NULL, "person_id" character varying NULL, "state" bytea NOT NULL, "ends_at" timestamptz NOT NULL, PRIMARY KEY ("id"));
-- create index "passkeychallenge_ends_at" to table: "passkey_challenge"
CREATE INDEX "passkeychallenge_ends_at" ON "passkey_challenge" ("ends_at");
-- create "passkey" table
CREATE TABLE "passkey" ("id" character varying NOT NULL, "name" character varying NOT NULL, "relying_party" character varying NOT NULL, "credential_id" bytea NOT NULL, "public_key" bytea NOT NULL, "aaguid" bytea NULL, "transports" jsonb NOT NULL, "flags" smallint NOT NULL, "sign_count" bigint NOT NULL, "created_at" timestamptz NOT NULL, "used_at" timestamptz NULL, "copied_at" timestamptz NULL, "person_id" character varying NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "passkey_person_person" FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "passkey_person_id" to table: "passkey"
CREATE INDEX "passkey_person_id" ON "passkey" ("person_id");
-- create index "passkey_relying_party_credential_id" to table: "passkey"
CREATE UNIQUE INDEX "passkey_relying_party_credential_id" ON "passkey" ("relying_party", "credential_id");

-- +goose Down
-- reverse: create index "passkey_relying_party_credential_id" to table: "passkey"
DROP INDEX "passkey_relying_party_credential_id";
-- reverse: create index "passkey_person_id" to table: "passkey"
DROP INDEX "passkey_person_id";
-- reverse: create "passkey" table
DROP TABLE "passkey";
-- reverse: create index "passkeychallenge_ends_at" to table: "passkey_challenge"
DROP INDEX "passkeychallenge_ends_at";
-- reverse: create "passkey_challenge" table
DROP TABLE "passkey_challenge";
-- reverse: create index "person_passkey_handle_key" to table: "person"
DROP INDEX "person_passkey_handle_key";
-- reverse: modify "person" table
ALTER TABLE "person" DROP COLUMN "passkey_handle";
