-- +goose Up
-- add column "public_from" to table: "announcement"
ALTER TABLE `announcement` ADD COLUMN `public_from` datetime NULL;
-- create "consent" table
CREATE TABLE `consent` (`id` text NOT NULL, `person_id` text NOT NULL, `given` bool NOT NULL, `at` datetime NOT NULL, `words` text NOT NULL, `by_link` bool NOT NULL DEFAULT (false), PRIMARY KEY (`id`));
-- create index "consent_person_id_at_id" to table: "consent"
CREATE INDEX `consent_person_id_at_id` ON `consent` (`person_id`, `at`, `id`);
-- create "letter" table
CREATE TABLE `letter` (`id` text NOT NULL, `person_id` text NOT NULL, `occasion` text NOT NULL, `kind` text NOT NULL, `locale` text NOT NULL, `subject` text NOT NULL, `body` text NOT NULL, `made_at` datetime NOT NULL, `sent_at` datetime NULL, `dropped_at` datetime NULL, PRIMARY KEY (`id`), CONSTRAINT `letter_ends_once` CHECK (sent_at IS NULL OR dropped_at IS NULL));
-- create index "letter_occasion_person_id" to table: "letter"
CREATE UNIQUE INDEX `letter_occasion_person_id` ON `letter` (`occasion`, `person_id`);
-- create index "letter_person_id_made_at_id" to table: "letter"
CREATE INDEX `letter_person_id_made_at_id` ON `letter` (`person_id`, `made_at`, `id`);

-- +goose Down
-- reverse: create index "letter_person_id_made_at_id" to table: "letter"
DROP INDEX `letter_person_id_made_at_id`;
-- reverse: create index "letter_occasion_person_id" to table: "letter"
DROP INDEX `letter_occasion_person_id`;
-- reverse: create "letter" table
DROP TABLE `letter`;
-- reverse: create index "consent_person_id_at_id" to table: "consent"
DROP INDEX `consent_person_id_at_id`;
-- reverse: create "consent" table
DROP TABLE `consent`;
-- reverse: add column "public_from" to table: "announcement"
ALTER TABLE `announcement` DROP COLUMN `public_from`;
