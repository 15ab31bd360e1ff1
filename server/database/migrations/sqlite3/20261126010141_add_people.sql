-- +goose Up
-- add column "seen_at" to table: "membership"
ALTER TABLE `membership` ADD COLUMN `seen_at` datetime NULL;
-- add column "acts_for" to table: "person"
ALTER TABLE `person` ADD COLUMN `acts_for` text NULL;
-- add column "totp_pending" to table: "person"
ALTER TABLE `person` ADD COLUMN `totp_pending` text NULL;
-- add column "totp_at" to table: "person"
ALTER TABLE `person` ADD COLUMN `totp_at` datetime NULL;
-- add column "acts_for" to table: "session"
ALTER TABLE `session` ADD COLUMN `acts_for` text NULL;
-- add column "address" to table: "session"
ALTER TABLE `session` ADD COLUMN `address` text NULL;
-- add column "browser" to table: "session"
ALTER TABLE `session` ADD COLUMN `browser` text NULL;
-- add column "system" to table: "session"
ALTER TABLE `session` ADD COLUMN `system` text NULL;
-- create index "session_person_id" to table: "session"
CREATE INDEX `session_person_id` ON `session` (`person_id`);
-- create "invitation" table
CREATE TABLE `invitation` (`id` text NOT NULL, `email` text NOT NULL, `roles` json NOT NULL, `token_hash` blob NOT NULL, `invited_by` text NOT NULL, `created_at` datetime NOT NULL, `expires_at` datetime NOT NULL, `accepted_at` datetime NULL, `revoked_at` datetime NULL, `partner_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `invitation_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION);
-- create index "invitation_token_hash_key" to table: "invitation"
CREATE UNIQUE INDEX `invitation_token_hash_key` ON `invitation` (`token_hash`);
-- create index "invitation_partner_id_email" to table: "invitation"
CREATE UNIQUE INDEX `invitation_partner_id_email` ON `invitation` (`partner_id`, `email`) WHERE accepted_at IS NULL AND revoked_at IS NULL;
-- create "recovery_code" table
CREATE TABLE `recovery_code` (`id` text NOT NULL, `hash` blob NOT NULL, `used_at` datetime NULL, `person_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `recovery_code_person_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`) ON DELETE NO ACTION);
-- create index "recovery_code_hash_key" to table: "recovery_code"
CREATE UNIQUE INDEX `recovery_code_hash_key` ON `recovery_code` (`hash`);
-- create index "recoverycode_person_id" to table: "recovery_code"
CREATE INDEX `recoverycode_person_id` ON `recovery_code` (`person_id`);

-- +goose Down
-- reverse: create index "recoverycode_person_id" to table: "recovery_code"
DROP INDEX `recoverycode_person_id`;
-- reverse: create index "recovery_code_hash_key" to table: "recovery_code"
DROP INDEX `recovery_code_hash_key`;
-- reverse: create "recovery_code" table
DROP TABLE `recovery_code`;
-- reverse: create index "invitation_partner_id_email" to table: "invitation"
DROP INDEX `invitation_partner_id_email`;
-- reverse: create index "invitation_token_hash_key" to table: "invitation"
DROP INDEX `invitation_token_hash_key`;
-- reverse: create "invitation" table
DROP TABLE `invitation`;
-- reverse: create index "session_person_id" to table: "session"
DROP INDEX `session_person_id`;
-- reverse: add column "system" to table: "session"
ALTER TABLE `session` DROP COLUMN `system`;
-- reverse: add column "browser" to table: "session"
ALTER TABLE `session` DROP COLUMN `browser`;
-- reverse: add column "address" to table: "session"
ALTER TABLE `session` DROP COLUMN `address`;
-- reverse: add column "acts_for" to table: "session"
ALTER TABLE `session` DROP COLUMN `acts_for`;
-- reverse: add column "totp_at" to table: "person"
ALTER TABLE `person` DROP COLUMN `totp_at`;
-- reverse: add column "totp_pending" to table: "person"
ALTER TABLE `person` DROP COLUMN `totp_pending`;
-- reverse: add column "acts_for" to table: "person"
ALTER TABLE `person` DROP COLUMN `acts_for`;
-- reverse: add column "seen_at" to table: "membership"
ALTER TABLE `membership` DROP COLUMN `seen_at`;
