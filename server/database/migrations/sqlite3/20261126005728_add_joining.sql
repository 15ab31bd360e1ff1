-- +goose Up
-- add column "addressee" to table: "announcement"
ALTER TABLE `announcement` ADD COLUMN `addressee` text NULL;
-- add column "logo_invited_at" to table: "partner"
ALTER TABLE `partner` ADD COLUMN `logo_invited_at` datetime NULL;
-- create "application_paper" table
CREATE TABLE `application_paper` (`id` text NOT NULL, `kind` text NOT NULL, `filename` text NOT NULL, `sha256` text NOT NULL, `size_bytes` integer NOT NULL, `state` text NOT NULL, `content_type` text NULL, `agreement_version` text NULL, `rejection_reason` text NULL, `reviewed_by` text NULL, `created_at` datetime NOT NULL, `uploaded_at` datetime NULL, `reviewed_at` datetime NULL, `erased_at` datetime NULL, `application_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `application_paper_partner_application_application` FOREIGN KEY (`application_id`) REFERENCES `partner_application` (`id`) ON DELETE NO ACTION);
-- create index "applicationpaper_application_id_id" to table: "application_paper"
CREATE INDEX `applicationpaper_application_id_id` ON `application_paper` (`application_id`, `id`);
-- create index "applicationpaper_sha256" to table: "application_paper"
CREATE INDEX `applicationpaper_sha256` ON `application_paper` (`sha256`);
-- create "application_question" table
CREATE TABLE `application_question` (`id` text NOT NULL, `reason` text NOT NULL, `redo` json NOT NULL, `asked_by` text NOT NULL, `asked_at` datetime NOT NULL, `answer` text NULL, `answered_at` datetime NULL, `application_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `application_question_partner_application_application` FOREIGN KEY (`application_id`) REFERENCES `partner_application` (`id`) ON DELETE NO ACTION, CONSTRAINT `application_question_answered_after` CHECK (answered_at IS NULL OR answered_at >= asked_at));
-- create index "applicationquestion_application_id_id" to table: "application_question"
CREATE INDEX `applicationquestion_application_id_id` ON `application_question` (`application_id`, `id`);
-- create "partner_application" table
CREATE TABLE `partner_application` (`id` text NOT NULL, `reference` text NOT NULL, `begun_at` datetime NOT NULL, `domain_name` text NULL, `domain_given_at` datetime NULL, `submitted_at` datetime NULL, `paid_at` datetime NULL, `withdrawn_at` datetime NULL, `decided_at` datetime NULL, `outcome` text NULL, `reason` text NULL, `decided_by` text NULL, `company_name` text NULL, `company_name_zh` text NULL, `registration_number` text NULL, `address` text NULL, `contact_name` text NULL, `contact_email` text NULL, `contact_phone` text NULL, `website_url` text NULL, `handle` text NULL, `signer_name` text NULL, `signer_title` text NULL, `terms_version` text NULL, `terms_sha256` text NULL, `terms_at` datetime NULL, `procedures_version` text NULL, `procedures_sha256` text NULL, `procedures_at` datetime NULL, `signed_version` text NULL, `signed_sha256` text NULL, `signed_at` datetime NULL, `person_id` text NOT NULL, `account_id` text NULL, `admitted_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `partner_application_person_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`) ON DELETE NO ACTION, CONSTRAINT `partner_application_account_account` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`) ON DELETE SET NULL, CONSTRAINT `partner_application_partner_admitted` FOREIGN KEY (`admitted_id`) REFERENCES `partner` (`id`) ON DELETE SET NULL, CONSTRAINT `partner_application_approved_is_partner` CHECK ((coalesce(outcome, '') = 'APPROVED') = (admitted_id IS NOT NULL)), CONSTRAINT `partner_application_decided_in_full` CHECK ((decided_at IS NOT NULL) = (outcome IS NOT NULL)), CONSTRAINT `partner_application_ends_once` CHECK (decided_at IS NULL OR withdrawn_at IS NULL), CONSTRAINT `partner_application_paid_has_account` CHECK (paid_at IS NULL OR account_id IS NOT NULL));
-- create index "partner_application_reference_key" to table: "partner_application"
CREATE UNIQUE INDEX `partner_application_reference_key` ON `partner_application` (`reference`);
-- create index "partner_application_open" to table: "partner_application"
CREATE UNIQUE INDEX `partner_application_open` ON `partner_application` (`person_id`) WHERE decided_at IS NULL AND withdrawn_at IS NULL;
-- create index "partner_application_account_id_key" to table: "partner_application"
CREATE UNIQUE INDEX `partner_application_account_id_key` ON `partner_application` (`account_id`);
-- create index "partner_application_admitted_id_key" to table: "partner_application"
CREATE UNIQUE INDEX `partner_application_admitted_id_key` ON `partner_application` (`admitted_id`);
-- create index "partnerapplication_begun_at_id" to table: "partner_application"
CREATE INDEX `partnerapplication_begun_at_id` ON `partner_application` (`begun_at`, `id`);

-- +goose Down
-- reverse: create index "partnerapplication_begun_at_id" to table: "partner_application"
DROP INDEX `partnerapplication_begun_at_id`;
-- reverse: create index "partner_application_admitted_id_key" to table: "partner_application"
DROP INDEX `partner_application_admitted_id_key`;
-- reverse: create index "partner_application_account_id_key" to table: "partner_application"
DROP INDEX `partner_application_account_id_key`;
-- reverse: create index "partner_application_open" to table: "partner_application"
DROP INDEX `partner_application_open`;
-- reverse: create index "partner_application_reference_key" to table: "partner_application"
DROP INDEX `partner_application_reference_key`;
-- reverse: create "partner_application" table
DROP TABLE `partner_application`;
-- reverse: create index "applicationquestion_application_id_id" to table: "application_question"
DROP INDEX `applicationquestion_application_id_id`;
-- reverse: create "application_question" table
DROP TABLE `application_question`;
-- reverse: create index "applicationpaper_sha256" to table: "application_paper"
DROP INDEX `applicationpaper_sha256`;
-- reverse: create index "applicationpaper_application_id_id" to table: "application_paper"
DROP INDEX `applicationpaper_application_id_id`;
-- reverse: create "application_paper" table
DROP TABLE `application_paper`;
-- reverse: add column "logo_invited_at" to table: "partner"
ALTER TABLE `partner` DROP COLUMN `logo_invited_at`;
-- reverse: add column "addressee" to table: "announcement"
ALTER TABLE `announcement` DROP COLUMN `addressee`;
