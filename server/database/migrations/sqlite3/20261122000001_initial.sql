-- +goose Up
-- create "account" table
CREATE TABLE `account` (`id` text NOT NULL, `kind` text NOT NULL, `debits_posted` integer NOT NULL DEFAULT (0), `credits_posted` integer NOT NULL DEFAULT (0), `debits_pending` integer NOT NULL DEFAULT (0), `credits_pending` integer NOT NULL DEFAULT (0), `partner_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `account_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE SET NULL, CONSTRAINT `account_never_overdrawn` CHECK (kind <> 'PARTNER' OR credits_posted - debits_posted - debits_pending >= 0), CONSTRAINT `account_partner_has_owner` CHECK ((kind = 'PARTNER') = (partner_id IS NOT NULL)), CONSTRAINT `account_pending_not_negative` CHECK (debits_pending >= 0 AND credits_pending >= 0));
-- create index "account_partner_id_key" to table: "account"
CREATE UNIQUE INDEX `account_partner_id_key` ON `account` (`partner_id`);
-- create "announcement" table
CREATE TABLE `announcement` (`id` text NOT NULL, `title` json NOT NULL, `body_markdown` json NOT NULL, `published_at` datetime NOT NULL, `effective_at` datetime NULL, `promotion` bool NOT NULL DEFAULT (false), `partners_only` bool NOT NULL DEFAULT (false), `notice` text NULL, PRIMARY KEY (`id`));
-- create index "announcement_published_at_id" to table: "announcement"
CREATE INDEX `announcement_published_at_id` ON `announcement` (`published_at`, `id`);
-- create "audit_entry" table
CREATE TABLE `audit_entry` (`id` text NOT NULL, `book` text NOT NULL, `seq` integer NOT NULL, `actor` text NOT NULL, `action` text NOT NULL, `target` text NOT NULL, `at` datetime NOT NULL, `request_id` text NOT NULL, `changes` text NULL, `hash` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `audit_entry_numbered` CHECK (seq > 0));
-- create index "auditentry_book_seq" to table: "audit_entry"
CREATE UNIQUE INDEX `auditentry_book_seq` ON `audit_entry` (`book`, `seq`);
-- create index "auditentry_target_id" to table: "audit_entry"
CREATE INDEX `auditentry_target_id` ON `audit_entry` (`target`, `id`);
-- create "clock" table
CREATE TABLE `clock` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `ahead_micros` integer NOT NULL);
-- create "credential" table
CREATE TABLE `credential` (`id` text NOT NULL, `client_id` text NOT NULL, `label` text NOT NULL, `secret_hash` blob NOT NULL, `scopes` json NOT NULL, `created_at` datetime NOT NULL, `expires_at` datetime NULL, `used_at` datetime NULL, `revoked_at` datetime NULL, `partner_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `credential_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION);
-- create index "credential_client_id_key" to table: "credential"
CREATE UNIQUE INDEX `credential_client_id_key` ON `credential` (`client_id`);
-- create "dial" table
CREATE TABLE `dial` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `kind` text NOT NULL, `version` text NOT NULL, `effective_from` datetime NOT NULL, `body` text NOT NULL);
-- create index "dial_kind_version" to table: "dial"
CREATE UNIQUE INDEX `dial_kind_version` ON `dial` (`kind`, `version`);
-- create "document" table
CREATE TABLE `document` (`id` text NOT NULL, `kind` text NOT NULL, `filename` text NOT NULL, `sha256` text NOT NULL, `size_bytes` integer NOT NULL, `state` text NOT NULL, `content_type` text NULL, `rejection_reason` text NULL, `reviewed_by` text NULL, `created_at` datetime NOT NULL, `uploaded_at` datetime NULL, `reviewed_at` datetime NULL, `partner_id` text NOT NULL, `domain_id` text NULL, `registrant_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `document_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION, CONSTRAINT `document_domain_domain` FOREIGN KEY (`domain_id`) REFERENCES `domain` (`id`) ON DELETE SET NULL, CONSTRAINT `document_registrant_registrant` FOREIGN KEY (`registrant_id`) REFERENCES `registrant` (`id`) ON DELETE SET NULL);
-- create index "document_state_created_at_id" to table: "document"
CREATE INDEX `document_state_created_at_id` ON `document` (`state`, `created_at`, `id`);
-- create index "document_domain_id" to table: "document"
CREATE INDEX `document_domain_id` ON `document` (`domain_id`);
-- create index "document_registrant_id" to table: "document"
CREATE INDEX `document_registrant_id` ON `document` (`registrant_id`);
-- create index "document_partner_id_id" to table: "document"
CREATE INDEX `document_partner_id_id` ON `document` (`partner_id`, `id`);
-- create "domain" table
CREATE TABLE `domain` (`id` text NOT NULL, `name` text NOT NULL, `ascii_name` text NOT NULL, `suffix` text NOT NULL, `variant_key` text NOT NULL, `years` integer NOT NULL, `submitted_at` datetime NOT NULL, `completed_at` datetime NULL, `expires_at` datetime NOT NULL, `released_at` datetime NULL, `auto_renew` bool NOT NULL DEFAULT (false), `name_servers` json NULL, `requirements` json NULL, `partner_id` text NOT NULL, `registrant_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `domain_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION, CONSTRAINT `domain_registrant_registrant` FOREIGN KEY (`registrant_id`) REFERENCES `registrant` (`id`) ON DELETE NO ACTION, CONSTRAINT `domain_years_offered` CHECK (years BETWEEN 1 AND 10));
-- create index "domain_variant_key" to table: "domain"
CREATE UNIQUE INDEX `domain_variant_key` ON `domain` (`variant_key`) WHERE released_at IS NULL;
-- create index "domain_ascii_name" to table: "domain"
CREATE INDEX `domain_ascii_name` ON `domain` (`ascii_name`);
-- create index "domain_partner_id_submitted_at_id" to table: "domain"
CREATE INDEX `domain_partner_id_submitted_at_id` ON `domain` (`partner_id`, `submitted_at`, `id`);
-- create index "domain_partner_id_expires_at_id" to table: "domain"
CREATE INDEX `domain_partner_id_expires_at_id` ON `domain` (`partner_id`, `expires_at`, `id`);
-- create index "domain_partner_id_name_id" to table: "domain"
CREATE INDEX `domain_partner_id_name_id` ON `domain` (`partner_id`, `name`, `id`);
-- create index "domain_waiting" to table: "domain"
CREATE INDEX `domain_waiting` ON `domain` (`submitted_at`, `id`) WHERE completed_at IS NULL AND released_at IS NULL;
-- create index "domain_registrant_id" to table: "domain"
CREATE INDEX `domain_registrant_id` ON `domain` (`registrant_id`);
-- create "idempotent_answer" table
CREATE TABLE `idempotent_answer` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `owner_id` text NOT NULL, `deed` text NOT NULL, `key` text NOT NULL, `request_hash` blob NOT NULL, `answer` json NOT NULL, `created_at` datetime NOT NULL);
-- create index "idempotentanswer_owner_id_deed_key" to table: "idempotent_answer"
CREATE UNIQUE INDEX `idempotentanswer_owner_id_deed_key` ON `idempotent_answer` (`owner_id`, `deed`, `key`);
-- create index "idempotentanswer_created_at" to table: "idempotent_answer"
CREATE INDEX `idempotentanswer_created_at` ON `idempotent_answer` (`created_at`);
-- create "ledger_transfer" table
CREATE TABLE `ledger_transfer` (`id` text NOT NULL, `kind` text NOT NULL, `step` text NOT NULL, `amount_cents` integer NOT NULL, `cause` text NOT NULL, `reference` text NULL, `created_at` datetime NOT NULL, `debit_account_id` text NOT NULL, `credit_account_id` text NOT NULL, `pending_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `ledger_transfer_account_debit_account` FOREIGN KEY (`debit_account_id`) REFERENCES `account` (`id`) ON DELETE NO ACTION, CONSTRAINT `ledger_transfer_account_credit_account` FOREIGN KEY (`credit_account_id`) REFERENCES `account` (`id`) ON DELETE NO ACTION, CONSTRAINT `ledger_transfer_ledger_transfer_resolutions` FOREIGN KEY (`pending_id`) REFERENCES `ledger_transfer` (`id`) ON DELETE SET NULL, CONSTRAINT `ledger_transfer_amount_positive` CHECK (amount_cents > 0), CONSTRAINT `ledger_transfer_resolves_pending` CHECK ((step IN ('POST_PENDING', 'VOID_PENDING')) = (pending_id IS NOT NULL)), CONSTRAINT `ledger_transfer_two_accounts` CHECK (debit_account_id <> credit_account_id));
-- create index "ledgertransfer_kind_reference" to table: "ledger_transfer"
CREATE UNIQUE INDEX `ledgertransfer_kind_reference` ON `ledger_transfer` (`kind`, `reference`) WHERE reference IS NOT NULL;
-- create index "ledgertransfer_cause_kind_step" to table: "ledger_transfer"
CREATE UNIQUE INDEX `ledgertransfer_cause_kind_step` ON `ledger_transfer` (`cause`, `kind`, `step`);
-- create index "ledger_transfer_pending_id_key" to table: "ledger_transfer"
CREATE UNIQUE INDEX `ledger_transfer_pending_id_key` ON `ledger_transfer` (`pending_id`);
-- create index "ledgertransfer_debit_account_id_id" to table: "ledger_transfer"
CREATE INDEX `ledgertransfer_debit_account_id_id` ON `ledger_transfer` (`debit_account_id`, `id`);
-- create index "ledgertransfer_credit_account_id_id" to table: "ledger_transfer"
CREATE INDEX `ledgertransfer_credit_account_id_id` ON `ledger_transfer` (`credit_account_id`, `id`);
-- create "membership" table
CREATE TABLE `membership` (`id` text NOT NULL, `roles` json NOT NULL, `partner_id` text NOT NULL, `person_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `membership_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION, CONSTRAINT `membership_person_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`) ON DELETE NO ACTION);
-- create index "membership_person_id_partner_id" to table: "membership"
CREATE UNIQUE INDEX `membership_person_id_partner_id` ON `membership` (`person_id`, `partner_id`);
-- create "operation" table
CREATE TABLE `operation` (`id` text NOT NULL, `name` text NOT NULL, `kind` text NOT NULL, `submitted_at` datetime NOT NULL, `paid_at` datetime NULL, `documented_at` datetime NULL, `completed_at` datetime NULL, `failed_at` datetime NULL, `net_cents` integer NOT NULL DEFAULT (0), `discount_cents` integer NOT NULL DEFAULT (0), `charges` json NULL, `promotion_id` text NULL, `partner_id` text NOT NULL, `domain_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `operation_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION, CONSTRAINT `operation_domain_domain` FOREIGN KEY (`domain_id`) REFERENCES `domain` (`id`) ON DELETE NO ACTION, CONSTRAINT `operation_ends_once` CHECK (completed_at IS NULL OR failed_at IS NULL), CONSTRAINT `operation_net_not_negative` CHECK (net_cents >= 0));
-- create index "operation_partner_id_submitted__e0195e6c558cca1bc84ef1e1d5f21ed0" to table: "operation"
CREATE INDEX `operation_partner_id_submitted__e0195e6c558cca1bc84ef1e1d5f21ed0` ON `operation` (`partner_id`, `submitted_at`, `kind`, `paid_at`, `documented_at`, `completed_at`, `failed_at`);
-- create index "operation_domain_id" to table: "operation"
CREATE INDEX `operation_domain_id` ON `operation` (`domain_id`);
-- create index "operation_promotion_id" to table: "operation"
CREATE INDEX `operation_promotion_id` ON `operation` (`promotion_id`) WHERE promotion_id IS NOT NULL;
-- create index "operation_unpaid" to table: "operation"
CREATE INDEX `operation_unpaid` ON `operation` (`partner_id`, `paid_at`, `failed_at`) WHERE paid_at IS NULL AND failed_at IS NULL;
-- create "partner" table
CREATE TABLE `partner` (`id` text NOT NULL, `name` text NOT NULL, `handle` text NOT NULL, `website_url` text NULL, `joined_at` datetime NOT NULL, `low_balance_alert_cents` integer NULL, PRIMARY KEY (`id`));
-- create index "partner_handle_key" to table: "partner"
CREATE UNIQUE INDEX `partner_handle_key` ON `partner` (`handle`);
-- create index "partner_name" to table: "partner"
CREATE INDEX `partner_name` ON `partner` (`name`);
-- create "person" table
CREATE TABLE `person` (`id` text NOT NULL, `email` text NOT NULL, `password_hash` text NOT NULL, `locale` text NOT NULL, `staff_roles` json NOT NULL, `totp_secret` text NULL, `totp_step` integer NOT NULL DEFAULT (0), `created_at` datetime NOT NULL, `seen_at` datetime NULL, PRIMARY KEY (`id`));
-- create index "person_email_key" to table: "person"
CREATE UNIQUE INDEX `person_email_key` ON `person` (`email`);
-- create "promotion" table
CREATE TABLE `promotion` (`id` text NOT NULL, `title` text NOT NULL, `code` text NULL, `opens_at` datetime NOT NULL, `closes_at` datetime NOT NULL, `suffixes` json NOT NULL, `operations` json NOT NULL, `years` json NOT NULL, `percent_off` integer NULL, `amount_off_cents` integer NULL, `partners_only` bool NOT NULL, `uses` integer NULL, `created_at` datetime NOT NULL, PRIMARY KEY (`id`));
-- create index "promotion_closes_at" to table: "promotion"
CREATE INDEX `promotion_closes_at` ON `promotion` (`closes_at`);
-- create "quote" table
CREATE TABLE `quote` (`id` text NOT NULL, `owner_id` text NOT NULL, `operation` text NOT NULL, `lines` json NOT NULL, `total_cents` integer NOT NULL, `created_at` datetime NOT NULL, `expires_at` datetime NOT NULL, PRIMARY KEY (`id`));
-- create "receipt" table
CREATE TABLE `receipt` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `domain_id` text NOT NULL, `received_at` datetime NOT NULL);
-- create index "receipt_domain_id_key" to table: "receipt"
CREATE UNIQUE INDEX `receipt_domain_id_key` ON `receipt` (`domain_id`);
-- create "registrant" table
CREATE TABLE `registrant` (`id` text NOT NULL, `kind` text NOT NULL, `name` text NOT NULL, `name_zh` text NULL, `country` text NOT NULL, `birth_date` text NULL, `created_at` datetime NOT NULL, `validated_at` datetime NULL, `partner_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `registrant_partner_partner` FOREIGN KEY (`partner_id`) REFERENCES `partner` (`id`) ON DELETE NO ACTION);
-- create index "registrant_partner_id_id" to table: "registrant"
CREATE INDEX `registrant_partner_id_id` ON `registrant` (`partner_id`, `id`);
-- create index "registrant_partner_id_name" to table: "registrant"
CREATE INDEX `registrant_partner_id_name` ON `registrant` (`partner_id`, `name`);
-- create "session" table
CREATE TABLE `session` (`id` text NOT NULL, `family` text NOT NULL, `token_hash` blob NOT NULL, `created_at` datetime NOT NULL, `idle_until` datetime NOT NULL, `ends_at` datetime NOT NULL, `rotated_at` datetime NULL, `revoked_at` datetime NULL, `person_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `session_person_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`) ON DELETE NO ACTION);
-- create index "session_token_hash_key" to table: "session"
CREATE UNIQUE INDEX `session_token_hash_key` ON `session` (`token_hash`);
-- create index "session_family" to table: "session"
CREATE INDEX `session_family` ON `session` (`family`);
-- create "signing_key" table
CREATE TABLE `signing_key` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `kid` text NOT NULL, `sealed` blob NOT NULL, `created_at` datetime NOT NULL, `retires_at` datetime NOT NULL);
-- create index "signing_key_kid_key" to table: "signing_key"
CREATE UNIQUE INDEX `signing_key_kid_key` ON `signing_key` (`kid`);

