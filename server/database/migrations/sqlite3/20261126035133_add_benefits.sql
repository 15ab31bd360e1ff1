-- +goose Up
-- add column "partner_ids" to table: "promotion"
ALTER TABLE `promotion` ADD COLUMN `partner_ids` json NULL;
-- create "logo" table
CREATE TABLE `logo` (`id` text NOT NULL, `document_id` text NOT NULL, `pictures` json NOT NULL, `submitted_at` datetime NOT NULL, `posted_at` datetime NULL, `refused_at` datetime NULL, `reason` text NULL, `decided_by` text NULL, `partner_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `logo_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION, CONSTRAINT `logo_decided_once` CHECK (posted_at IS NULL OR refused_at IS NULL));
-- create index "logo_document_id_key" to table: "logo"
CREATE UNIQUE INDEX `logo_document_id_key` ON `logo` (`document_id`);
-- create index "logo_partner_id_submitted_at_id" to table: "logo"
CREATE INDEX `logo_partner_id_submitted_at_id` ON `logo` (`partner_id`, `submitted_at`, `id`);
-- create "profile" table
CREATE TABLE `profile` (`id` text NOT NULL, `display_name` text NULL, `blurb` json NULL, `listed` bool NOT NULL DEFAULT (true), `page_url` text NULL, `page_reached_at` datetime NULL, `announcement_id` text NULL, `updated_at` datetime NOT NULL, `partner_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `profile_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION, CONSTRAINT `profile_page_was_reached` CHECK ((page_url IS NULL) = (page_reached_at IS NULL)));
-- create index "profile_partner_id" to table: "profile"
CREATE UNIQUE INDEX `profile_partner_id` ON `profile` (`partner_id`);

-- +goose Down
-- reverse: create index "profile_partner_id" to table: "profile"
DROP INDEX `profile_partner_id`;
-- reverse: create "profile" table
DROP TABLE `profile`;
-- reverse: create index "logo_partner_id_submitted_at_id" to table: "logo"
DROP INDEX `logo_partner_id_submitted_at_id`;
-- reverse: create index "logo_document_id_key" to table: "logo"
DROP INDEX `logo_document_id_key`;
-- reverse: create "logo" table
DROP TABLE `logo`;
-- reverse: add column "partner_ids" to table: "promotion"
ALTER TABLE `promotion` DROP COLUMN `partner_ids`;
