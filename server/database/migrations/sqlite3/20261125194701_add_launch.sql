-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_document" table
CREATE TABLE `new_document` (`id` text NOT NULL, `kind` text NOT NULL, `filename` text NOT NULL, `sha256` text NOT NULL, `size_bytes` integer NOT NULL, `state` text NOT NULL, `content_type` text NULL, `launch_application_id` text NULL, `rejection_reason` text NULL, `reviewed_by` text NULL, `created_at` datetime NOT NULL, `uploaded_at` datetime NULL, `reviewed_at` datetime NULL, `partner_id` text NOT NULL, `domain_id` text NULL, `registrant_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `document_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION, CONSTRAINT `document_domain_domain` FOREIGN KEY (`domain_id`) REFERENCES `domain` (`id`) ON DELETE SET NULL, CONSTRAINT `document_registrant_registrant` FOREIGN KEY (`registrant_id`) REFERENCES `registrant` (`id`) ON DELETE SET NULL);
-- copy rows from old table "document" to new temporary table "new_document"
INSERT INTO `new_document` (`id`, `kind`, `filename`, `sha256`, `size_bytes`, `state`, `content_type`, `rejection_reason`, `reviewed_by`, `created_at`, `uploaded_at`, `reviewed_at`, `partner_id`, `domain_id`, `registrant_id`) SELECT `id`, `kind`, `filename`, `sha256`, `size_bytes`, `state`, `content_type`, `rejection_reason`, `reviewed_by`, `created_at`, `uploaded_at`, `reviewed_at`, `partner_id`, `domain_id`, `registrant_id` FROM `document`;
-- drop "document" table after copying rows
DROP TABLE `document`;
-- rename temporary table "new_document" to "document"
ALTER TABLE `new_document` RENAME TO `document`;
-- create index "document_state_created_at_id" to table: "document"
CREATE INDEX `document_state_created_at_id` ON `document` (`state`, `created_at`, `id`);
-- create index "document_domain_id" to table: "document"
CREATE INDEX `document_domain_id` ON `document` (`domain_id`);
-- create index "document_registrant_id" to table: "document"
CREATE INDEX `document_registrant_id` ON `document` (`registrant_id`);
-- create index "document_launch_application_id" to table: "document"
CREATE INDEX `document_launch_application_id` ON `document` (`launch_application_id`) WHERE launch_application_id IS NOT NULL;
-- create index "document_partner_id_id" to table: "document"
CREATE INDEX `document_partner_id_id` ON `document` (`partner_id`, `id`);
-- add column "launch_set_id" to table: "domain"
ALTER TABLE `domain` ADD COLUMN `launch_set_id` text NULL;
-- add column "name" to table: "person"
ALTER TABLE `person` ADD COLUMN `name` text NULL;
-- add column "capacity" to table: "person"
ALTER TABLE `person` ADD COLUMN `capacity` text NULL;
-- create "contention_set" table
CREATE TABLE `contention_set` (`id` text NOT NULL, `programme` text NOT NULL, `phase` text NOT NULL, `name` text NOT NULL, `ascii_name` text NOT NULL, `variant_key` text NOT NULL, `created_at` datetime NOT NULL, `frozen_at` datetime NULL, `inputs` text NULL, `sources` text NULL, `committed_at` datetime NULL, `committed_by` text NULL, `drawn` text NULL, `conducted_at` datetime NULL, `conducted_by` text NULL, `domain_id` text NULL, `settled_at` datetime NULL, PRIMARY KEY (`id`), CONSTRAINT `contention_set_committed_is_frozen` CHECK (committed_at IS NULL OR frozen_at IS NOT NULL), CONSTRAINT `contention_set_drawn_after_commitment` CHECK (conducted_at IS NULL OR committed_at IS NOT NULL));
-- create index "contentionset_programme_phase_variant_key" to table: "contention_set"
CREATE UNIQUE INDEX `contentionset_programme_phase_variant_key` ON `contention_set` (`programme`, `phase`, `variant_key`);
-- create index "contentionset_programme_phase_name_id" to table: "contention_set"
CREATE INDEX `contentionset_programme_phase_name_id` ON `contention_set` (`programme`, `phase`, `name`, `id`);
-- create index "contentionset_variant_key" to table: "contention_set"
CREATE INDEX `contentionset_variant_key` ON `contention_set` (`variant_key`);
-- create "evidence" table
CREATE TABLE `evidence` (`id` text NOT NULL, `filename` text NOT NULL, `sha256` text NOT NULL, `size_bytes` integer NOT NULL, `state` text NOT NULL, `content_type` text NULL, `created_at` datetime NOT NULL, `uploaded_at` datetime NULL, `objection_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `evidence_objection_objection` FOREIGN KEY (`objection_id`) REFERENCES `objection` (`id`) ON DELETE SET NULL);
-- create index "evidence_objection_id" to table: "evidence"
CREATE INDEX `evidence_objection_id` ON `evidence` (`objection_id`);
-- create index "evidence_created_at_id" to table: "evidence"
CREATE INDEX `evidence_created_at_id` ON `evidence` (`created_at`, `id`);
-- create "launch_application" table
CREATE TABLE `launch_application` (`id` text NOT NULL, `applicant` text NOT NULL, `alias` text NOT NULL, `name` text NOT NULL, `trademark` text NULL, `trademark_number` text NULL, `equivalent` text NULL, `submitted_at` datetime NOT NULL, `withdrawn_at` datetime NULL, `fee_cents` integer NOT NULL, `charges` json NOT NULL, `settled_at` datetime NULL, `partner_id` text NOT NULL, `set_id` text NOT NULL, `registrant_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `launch_application_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION, CONSTRAINT `launch_application_contention_set_set` FOREIGN KEY (`set_id`) REFERENCES `contention_set` (`id`) ON DELETE NO ACTION, CONSTRAINT `launch_application_registrant_registrant` FOREIGN KEY (`registrant_id`) REFERENCES `registrant` (`id`) ON DELETE NO ACTION, CONSTRAINT `launch_application_fee_not_negative` CHECK (fee_cents >= 0));
-- create index "launchapplication_set_id_applicant" to table: "launch_application"
CREATE UNIQUE INDEX `launchapplication_set_id_applicant` ON `launch_application` (`set_id`, `applicant`) WHERE withdrawn_at IS NULL;
-- create index "launchapplication_partner_id_submitted_at_id" to table: "launch_application"
CREATE INDEX `launchapplication_partner_id_submitted_at_id` ON `launch_application` (`partner_id`, `submitted_at`, `id`);
-- create index "launchapplication_registrant_id" to table: "launch_application"
CREATE INDEX `launchapplication_registrant_id` ON `launch_application` (`registrant_id`);
-- create "launch_tier" table
CREATE TABLE `launch_tier` (`id` text NOT NULL, `programme` text NOT NULL, `phase` text NOT NULL, `results_sha256` text NOT NULL, `results` text NOT NULL, `proposed_at` datetime NOT NULL, `proposed_by` text NOT NULL, `announced_at` datetime NULL, `announced_by` text NULL, `settled_at` datetime NULL, PRIMARY KEY (`id`), CONSTRAINT `launch_tier_two_officers` CHECK (announced_by IS NULL OR announced_by <> proposed_by));
-- create index "launchtier_programme_phase" to table: "launch_tier"
CREATE UNIQUE INDEX `launchtier_programme_phase` ON `launch_tier` (`programme`, `phase`);
-- create "objection" table
CREATE TABLE `objection` (`id` text NOT NULL, `reference` text NOT NULL, `objector` text NOT NULL, `email` text NOT NULL, `rule_cited` text NOT NULL, `statement` text NOT NULL, `filed_at` datetime NOT NULL, `decision_due_at` datetime NOT NULL, `admitted_at` datetime NULL, `declined_at` datetime NULL, `declined_reason` text NULL, `decided_at` datetime NULL, `decided_by` text NULL, `outcome` text NULL, `reason` text NULL, `cancellation_required` bool NOT NULL DEFAULT (false), `effect` text NULL, `set_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `objection_contention_set_set` FOREIGN KEY (`set_id`) REFERENCES `contention_set` (`id`) ON DELETE NO ACTION, CONSTRAINT `objection_cancelled_if_upheld` CHECK (NOT cancellation_required OR outcome = 'UPHELD'), CONSTRAINT `objection_decided_if_admitted` CHECK (decided_at IS NULL OR admitted_at IS NOT NULL), CONSTRAINT `objection_entertained_or_not` CHECK (admitted_at IS NULL OR declined_at IS NULL));
-- create index "objection_reference_key" to table: "objection"
CREATE UNIQUE INDEX `objection_reference_key` ON `objection` (`reference`);
-- create index "objection_set_id" to table: "objection"
CREATE INDEX `objection_set_id` ON `objection` (`set_id`);
-- create index "objection_filed_at_id" to table: "objection"
CREATE INDEX `objection_filed_at_id` ON `objection` (`filed_at`, `id`);
-- create "panel_member" table
CREATE TABLE `panel_member` (`id` text NOT NULL, `name` text NOT NULL, `capacity` text NOT NULL, `sits` bool NOT NULL DEFAULT (false), `conflict` text NULL, `recused_at` datetime NULL, `objection_id` text NOT NULL, `person_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `panel_member_objection_objection` FOREIGN KEY (`objection_id`) REFERENCES `objection` (`id`) ON DELETE NO ACTION, CONSTRAINT `panel_member_person_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`) ON DELETE NO ACTION);
-- create index "panelmember_objection_id_person_id" to table: "panel_member"
CREATE UNIQUE INDEX `panelmember_objection_id_person_id` ON `panel_member` (`objection_id`, `person_id`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "panelmember_objection_id_person_id" to table: "panel_member"
DROP INDEX `panelmember_objection_id_person_id`;
-- reverse: create "panel_member" table
DROP TABLE `panel_member`;
-- reverse: create index "objection_filed_at_id" to table: "objection"
DROP INDEX `objection_filed_at_id`;
-- reverse: create index "objection_set_id" to table: "objection"
DROP INDEX `objection_set_id`;
-- reverse: create index "objection_reference_key" to table: "objection"
DROP INDEX `objection_reference_key`;
-- reverse: create "objection" table
DROP TABLE `objection`;
-- reverse: create index "launchtier_programme_phase" to table: "launch_tier"
DROP INDEX `launchtier_programme_phase`;
-- reverse: create "launch_tier" table
DROP TABLE `launch_tier`;
-- reverse: create index "launchapplication_registrant_id" to table: "launch_application"
DROP INDEX `launchapplication_registrant_id`;
-- reverse: create index "launchapplication_partner_id_submitted_at_id" to table: "launch_application"
DROP INDEX `launchapplication_partner_id_submitted_at_id`;
-- reverse: create index "launchapplication_set_id_applicant" to table: "launch_application"
DROP INDEX `launchapplication_set_id_applicant`;
-- reverse: create "launch_application" table
DROP TABLE `launch_application`;
-- reverse: create index "evidence_created_at_id" to table: "evidence"
DROP INDEX `evidence_created_at_id`;
-- reverse: create index "evidence_objection_id" to table: "evidence"
DROP INDEX `evidence_objection_id`;
-- reverse: create "evidence" table
DROP TABLE `evidence`;
-- reverse: create index "contentionset_variant_key" to table: "contention_set"
DROP INDEX `contentionset_variant_key`;
-- reverse: create index "contentionset_programme_phase_name_id" to table: "contention_set"
DROP INDEX `contentionset_programme_phase_name_id`;
-- reverse: create index "contentionset_programme_phase_variant_key" to table: "contention_set"
DROP INDEX `contentionset_programme_phase_variant_key`;
-- reverse: create "contention_set" table
DROP TABLE `contention_set`;
-- reverse: add column "capacity" to table: "person"
ALTER TABLE `person` DROP COLUMN `capacity`;
-- reverse: add column "name" to table: "person"
ALTER TABLE `person` DROP COLUMN `name`;
-- reverse: add column "launch_set_id" to table: "domain"
ALTER TABLE `domain` DROP COLUMN `launch_set_id`;
-- reverse: create index "document_partner_id_id" to table: "document"
DROP INDEX `document_partner_id_id`;
-- reverse: create index "document_launch_application_id" to table: "document"
DROP INDEX `document_launch_application_id`;
-- reverse: create index "document_registrant_id" to table: "document"
DROP INDEX `document_registrant_id`;
-- reverse: create index "document_domain_id" to table: "document"
DROP INDEX `document_domain_id`;
-- reverse: create index "document_state_created_at_id" to table: "document"
DROP INDEX `document_state_created_at_id`;
-- reverse: create "new_document" table
DROP TABLE `new_document`;
