-- +goose Up
-- add column "passkey_handle" to table: "person"
ALTER TABLE `person` ADD COLUMN `passkey_handle` blob NULL;
-- create index "person_passkey_handle_key" to table: "person"
CREATE UNIQUE INDEX `person_passkey_handle_key` ON `person` (`passkey_handle`);
-- create "passkey" table
CREATE TABLE `passkey` (`id` text NOT NULL, `name` text NOT NULL, `relying_party` text NOT NULL, `credential_id` blob NOT NULL, `public_key` blob NOT NULL, `aaguid` blob NULL, `transports` json NOT NULL, `flags` integer NOT NULL, `sign_count` integer NOT NULL, `created_at` datetime NOT NULL, `used_at` datetime NULL, `copied_at` datetime NULL, `person_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `passkey_person_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`) ON DELETE NO ACTION);
-- create index "passkey_relying_party_credential_id" to table: "passkey"
CREATE UNIQUE INDEX `passkey_relying_party_credential_id` ON `passkey` (`relying_party`, `credential_id`);
-- create index "passkey_person_id" to table: "passkey"
CREATE INDEX `passkey_person_id` ON `passkey` (`person_id`);
-- create "passkey_challenge" table
CREATE TABLE `passkey_challenge` (`id` text NOT NULL, `person_id` text NULL, `state` blob NOT NULL, `ends_at` datetime NOT NULL, PRIMARY KEY (`id`));
-- create index "passkeychallenge_ends_at" to table: "passkey_challenge"
CREATE INDEX `passkeychallenge_ends_at` ON `passkey_challenge` (`ends_at`);

-- +goose Down
-- reverse: create index "passkeychallenge_ends_at" to table: "passkey_challenge"
DROP INDEX `passkeychallenge_ends_at`;
-- reverse: create "passkey_challenge" table
DROP TABLE `passkey_challenge`;
-- reverse: create index "passkey_person_id" to table: "passkey"
DROP INDEX `passkey_person_id`;
-- reverse: create index "passkey_relying_party_credential_id" to table: "passkey"
DROP INDEX `passkey_relying_party_credential_id`;
-- reverse: create "passkey" table
DROP TABLE `passkey`;
-- reverse: create index "person_passkey_handle_key" to table: "person"
DROP INDEX `person_passkey_handle_key`;
-- reverse: add column "passkey_handle" to table: "person"
ALTER TABLE `person` DROP COLUMN `passkey_handle`;
