-- +goose Up
-- modify "document" table
ALTER TABLE "document" ADD COLUMN "launch_application_id" character varying NULL;
-- create index "document_launch_application_id" to table: "document"
CREATE INDEX "document_launch_application_id" ON "document" ("launch_application_id") WHERE (launch_application_id IS NOT NULL);
-- modify "domain" table
ALTER TABLE "domain" ADD COLUMN "launch_set_id" character varying NULL;
-- create "contention_set" table
CREATE TABLE "contention_set" ("id" character varying NOT NULL, "programme" character varying NOT NULL, "phase" character varying NOT NULL, "name" character varying NOT NULL, "ascii_name" character varying NOT NULL, "variant_key" character varying NOT NULL, "created_at" timestamptz NOT NULL, "frozen_at" timestamptz NULL, "inputs" text NULL, "sources" text NULL, "committed_at" timestamptz NULL, "committed_by" character varying NULL, "drawn" text NULL, "conducted_at" timestamptz NULL, "conducted_by" character varying NULL, "domain_id" character varying NULL, "settled_at" timestamptz NULL, PRIMARY KEY ("id"), CONSTRAINT "contention_set_committed_is_frozen" CHECK ((committed_at IS NULL) OR (frozen_at IS NOT NULL)), CONSTRAINT "contention_set_drawn_after_commitment" CHECK ((conducted_at IS NULL) OR (committed_at IS NOT NULL)));
-- create index "contentionset_programme_phase_name_id" to table: "contention_set"
CREATE INDEX "contentionset_programme_phase_name_id" ON "contention_set" ("programme", "phase", "name", "id");
-- create index "contentionset_programme_phase_variant_key" to table: "contention_set"
CREATE UNIQUE INDEX "contentionset_programme_phase_variant_key" ON "contention_set" ("programme", "phase", "variant_key");
-- create index "contentionset_variant_key" to table: "contention_set"
CREATE INDEX "contentionset_variant_key" ON "contention_set" ("variant_key");
-- create "launch_tier" table
CREATE TABLE "launch_tier" ("id" character varying NOT NULL, "programme" character varying NOT NULL, "phase" character varying NOT NULL, "results_sha256" character varying NOT NULL, "results" text NOT NULL, "proposed_at" timestamptz NOT NULL, "proposed_by" character varying NOT NULL, "announced_at" timestamptz NULL, "announced_by" character varying NULL, "settled_at" timestamptz NULL, PRIMARY KEY ("id"), CONSTRAINT "launch_tier_two_officers" CHECK ((announced_by IS NULL) OR ((announced_by)::text <> (proposed_by)::text)));
-- create index "launchtier_programme_phase" to table: "launch_tier"
CREATE UNIQUE INDEX "launchtier_programme_phase" ON "launch_tier" ("programme", "phase");
-- create "objection" table
CREATE TABLE "objection" ("id" character varying NOT NULL, "reference" character varying NOT NULL, "objector" character varying NOT NULL, "email" character varying NOT NULL, "rule_cited" character varying NOT NULL, "statement" text NOT NULL, "filed_at" timestamptz NOT NULL, "decision_due_at" timestamptz NOT NULL, "admitted_at" timestamptz NULL, "declined_at" timestamptz NULL, "declined_reason" character varying NULL, "decided_at" timestamptz NULL, "decided_by" character varying NULL, "outcome" character varying NULL, "reason" text NULL, "cancellation_required" boolean NOT NULL DEFAULT false, "effect" text NULL, "set_id" character varying NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "objection_contention_set_set" FOREIGN KEY ("set_id") REFERENCES "contention_set" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "objection_cancelled_if_upheld" CHECK ((NOT cancellation_required) OR ((outcome)::text = 'UPHELD'::text)), CONSTRAINT "objection_decided_if_admitted" CHECK ((decided_at IS NULL) OR (admitted_at IS NOT NULL)), CONSTRAINT "objection_entertained_or_not" CHECK ((admitted_at IS NULL) OR (declined_at IS NULL)));
-- create index "objection_filed_at_id" to table: "objection"
CREATE INDEX "objection_filed_at_id" ON "objection" ("filed_at", "id");
-- create index "objection_reference_key" to table: "objection"
CREATE UNIQUE INDEX "objection_reference_key" ON "objection" ("reference");
-- create index "objection_set_id" to table: "objection"
CREATE INDEX "objection_set_id" ON "objection" ("set_id");
-- create "evidence" table
CREATE TABLE "evidence" ("id" character varying NOT NULL, "filename" character varying NOT NULL, "sha256" character varying NOT NULL, "size_bytes" bigint NOT NULL, "state" character varying NOT NULL, "content_type" character varying NULL, "created_at" timestamptz NOT NULL, "uploaded_at" timestamptz NULL, "objection_id" character varying NULL, PRIMARY KEY ("id"), CONSTRAINT "evidence_objection_objection" FOREIGN KEY ("objection_id") REFERENCES "objection" ("id") ON UPDATE NO ACTION ON DELETE SET NULL);
-- create index "evidence_created_at_id" to table: "evidence"
CREATE INDEX "evidence_created_at_id" ON "evidence" ("created_at", "id");
-- create index "evidence_objection_id" to table: "evidence"
CREATE INDEX "evidence_objection_id" ON "evidence" ("objection_id");
-- create "launch_application" table
CREATE TABLE "launch_application" ("id" character varying NOT NULL, "applicant" character varying NOT NULL, "alias" character varying NOT NULL, "name" character varying NOT NULL, "trademark" character varying NULL, "trademark_number" character varying NULL, "equivalent" character varying NULL, "submitted_at" timestamptz NOT NULL, "withdrawn_at" timestamptz NULL, "fee_cents" bigint NOT NULL, "charges" jsonb NOT NULL, "settled_at" timestamptz NULL, "partner_id" character varying NOT NULL, "set_id" character varying NOT NULL, "registrant_id" character varying NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "launch_application_contention_set_set" FOREIGN KEY ("set_id") REFERENCES "contention_set" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "launch_application_partner_partner" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "launch_application_registrant_registrant" FOREIGN KEY ("registrant_id") REFERENCES "registrant" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "launch_application_fee_not_negative" CHECK (fee_cents >= 0));
-- create index "launchapplication_partner_id_submitted_at_id" to table: "launch_application"
CREATE INDEX "launchapplication_partner_id_submitted_at_id" ON "launch_application" ("partner_id", "submitted_at", "id");
-- create index "launchapplication_registrant_id" to table: "launch_application"
CREATE INDEX "launchapplication_registrant_id" ON "launch_application" ("registrant_id");
-- create index "launchapplication_set_id_applicant" to table: "launch_application"
CREATE UNIQUE INDEX "launchapplication_set_id_applicant" ON "launch_application" ("set_id", "applicant") WHERE (withdrawn_at IS NULL);
-- modify "person" table
ALTER TABLE "person" ADD COLUMN "name" character varying NULL, ADD COLUMN "capacity" character varying NULL;
-- create "panel_member" table
CREATE TABLE "panel_member" ("id" character varying NOT NULL, "name" character varying NOT NULL, "capacity" character varying NOT NULL, "sits" boolean NOT NULL DEFAULT false, "conflict" character varying NULL, "recused_at" timestamptz NULL, "objection_id" character varying NOT NULL, "person_id" character varying NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "panel_member_objection_objection" FOREIGN KEY ("objection_id") REFERENCES "objection" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "panel_member_person_person" FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "panelmember_objection_id_person_id" to table: "panel_member"
CREATE UNIQUE INDEX "panelmember_objection_id_person_id" ON "panel_member" ("objection_id", "person_id");

-- +goose Down
-- reverse: create index "panelmember_objection_id_person_id" to table: "panel_member"
DROP INDEX "panelmember_objection_id_person_id";
-- reverse: create "panel_member" table
DROP TABLE "panel_member";
-- reverse: modify "person" table
ALTER TABLE "person" DROP COLUMN "capacity", DROP COLUMN "name";
-- reverse: create index "launchapplication_set_id_applicant" to table: "launch_application"
DROP INDEX "launchapplication_set_id_applicant";
-- reverse: create index "launchapplication_registrant_id" to table: "launch_application"
DROP INDEX "launchapplication_registrant_id";
-- reverse: create index "launchapplication_partner_id_submitted_at_id" to table: "launch_application"
DROP INDEX "launchapplication_partner_id_submitted_at_id";
-- reverse: create "launch_application" table
DROP TABLE "launch_application";
-- reverse: create index "evidence_objection_id" to table: "evidence"
DROP INDEX "evidence_objection_id";
-- reverse: create index "evidence_created_at_id" to table: "evidence"
DROP INDEX "evidence_created_at_id";
-- reverse: create "evidence" table
DROP TABLE "evidence";
-- reverse: create index "objection_set_id" to table: "objection"
DROP INDEX "objection_set_id";
-- reverse: create index "objection_reference_key" to table: "objection"
DROP INDEX "objection_reference_key";
-- reverse: create index "objection_filed_at_id" to table: "objection"
DROP INDEX "objection_filed_at_id";
-- reverse: create "objection" table
DROP TABLE "objection";
-- reverse: create index "launchtier_programme_phase" to table: "launch_tier"
DROP INDEX "launchtier_programme_phase";
-- reverse: create "launch_tier" table
DROP TABLE "launch_tier";
-- reverse: create index "contentionset_variant_key" to table: "contention_set"
DROP INDEX "contentionset_variant_key";
-- reverse: create index "contentionset_programme_phase_variant_key" to table: "contention_set"
DROP INDEX "contentionset_programme_phase_variant_key";
-- reverse: create index "contentionset_programme_phase_name_id" to table: "contention_set"
DROP INDEX "contentionset_programme_phase_name_id";
-- reverse: create "contention_set" table
DROP TABLE "contention_set";
-- reverse: modify "domain" table
ALTER TABLE "domain" DROP COLUMN "launch_set_id";
-- reverse: create index "document_launch_application_id" to table: "document"
DROP INDEX "document_launch_application_id";
-- reverse: modify "document" table
ALTER TABLE "document" DROP COLUMN "launch_application_id";
