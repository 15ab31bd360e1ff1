-- +goose Up
-- modify "announcement" table
ALTER TABLE "announcement" ADD COLUMN "addressee" character varying NULL;
-- modify "partner" table
ALTER TABLE "partner" ADD COLUMN "logo_invited_at" timestamptz NULL;
-- create "partner_application" table
CREATE TABLE "partner_application" ("id" character varying NOT NULL, "reference" character varying NOT NULL, "begun_at" timestamptz NOT NULL, "domain_name" character varying NULL, "domain_given_at" timestamptz NULL, "submitted_at" timestamptz NULL, "paid_at" timestamptz NULL, "withdrawn_at" timestamptz NULL, "decided_at" timestamptz NULL, "outcome" character varying NULL, "reason" text NULL, "decided_by" character varying NULL, "company_name" character varying NULL, "company_name_zh" character varying NULL, "registration_number" character varying NULL, "address" character varying NULL, "contact_name" character varying NULL, "contact_email" character varying NULL, "contact_phone" character varying NULL, "website_url" character varying NULL, "handle" character varying NULL, "signer_name" character varying NULL, "signer_title" character varying NULL, "terms_version" character varying NULL, "terms_sha256" character varying NULL, "terms_at" timestamptz NULL, "procedures_version" character varying NULL, "procedures_sha256" character varying NULL, "procedures_at" timestamptz NULL, "signed_version" character varying NULL, "signed_sha256" character varying NULL, "signed_at" timestamptz NULL, "person_id" character varying NOT NULL, "account_id" character varying NULL, "admitted_id" character varying NULL, PRIMARY KEY ("id"), CONSTRAINT "partner_application_account_account" FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON UPDATE NO ACTION ON DELETE SET NULL, CONSTRAINT "partner_application_partner_admitted" FOREIGN KEY ("admitted_id") REFERENCES "partner" ("id") ON UPDATE NO ACTION ON DELETE SET NULL, CONSTRAINT "partner_application_person_person" FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "partner_application_approved_is_partner" CHECK (((COALESCE(outcome, ''::character varying))::text = 'APPROVED'::text) = (admitted_id IS NOT NULL)), CONSTRAINT "partner_application_decided_in_full" CHECK ((decided_at IS NOT NULL) = (outcome IS NOT NULL)), CONSTRAINT "partner_application_ends_once" CHECK ((decided_at IS NULL) OR (withdrawn_at IS NULL)), CONSTRAINT "partner_application_paid_has_account" CHECK ((paid_at IS NULL) OR (account_id IS NOT NULL)));
-- create index "partner_application_account_id_key" to table: "partner_application"
CREATE UNIQUE INDEX "partner_application_account_id_key" ON "partner_application" ("account_id");
-- create index "partner_application_admitted_id_key" to table: "partner_application"
CREATE UNIQUE INDEX "partner_application_admitted_id_key" ON "partner_application" ("admitted_id");
-- create index "partner_application_open" to table: "partner_application"
CREATE UNIQUE INDEX "partner_application_open" ON "partner_application" ("person_id") WHERE ((decided_at IS NULL) AND (withdrawn_at IS NULL));
-- create index "partner_application_reference_key" to table: "partner_application"
CREATE UNIQUE INDEX "partner_application_reference_key" ON "partner_application" ("reference");
-- create index "partnerapplication_begun_at_id" to table: "partner_application"
CREATE INDEX "partnerapplication_begun_at_id" ON "partner_application" ("begun_at", "id");
-- create "application_paper" table
CREATE TABLE "application_paper" ("id" character varying NOT NULL, "kind" character varying NOT NULL, "filename" character varying NOT NULL, "sha256" character varying NOT NULL, "size_bytes" bigint NOT NULL, "state" character varying NOT NULL, "content_type" character varying NULL, "agreement_version" character varying NULL, "rejection_reason" character varying NULL, "reviewed_by" character varying NULL, "created_at" timestamptz NOT NULL, "uploaded_at" timestamptz NULL, "reviewed_at" timestamptz NULL, "erased_at" timestamptz NULL, "application_id" character varying NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "application_paper_partner_application_application" FOREIGN KEY ("application_id") REFERENCES "partner_application" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "applicationpaper_application_id_id" to table: "application_paper"
CREATE INDEX "applicationpaper_application_id_id" ON "application_paper" ("application_id", "id");
-- create index "applicationpaper_sha256" to table: "application_paper"
CREATE INDEX "applicationpaper_sha256" ON "application_paper" ("sha256");
-- create "application_question" table
CREATE TABLE "application_question" ("id" character varying NOT NULL, "reason" text NOT NULL, "redo" jsonb NOT NULL, "asked_by" character varying NOT NULL, "asked_at" timestamptz NOT NULL, "answer" text NULL, "answered_at" timestamptz NULL, "application_id" character varying NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "application_question_partner_application_application" FOREIGN KEY ("application_id") REFERENCES "partner_application" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "application_question_answered_after" CHECK ((answered_at IS NULL) OR (answered_at >= asked_at)));
-- create index "applicationquestion_application_id_id" to table: "application_question"
CREATE INDEX "applicationquestion_application_id_id" ON "application_question" ("application_id", "id");

-- +goose Down
-- reverse: create index "applicationquestion_application_id_id" to table: "application_question"
DROP INDEX "applicationquestion_application_id_id";
-- reverse: create "application_question" table
DROP TABLE "application_question";
-- reverse: create index "applicationpaper_sha256" to table: "application_paper"
DROP INDEX "applicationpaper_sha256";
-- reverse: create index "applicationpaper_application_id_id" to table: "application_paper"
DROP INDEX "applicationpaper_application_id_id";
-- reverse: create "application_paper" table
DROP TABLE "application_paper";
-- reverse: create index "partnerapplication_begun_at_id" to table: "partner_application"
DROP INDEX "partnerapplication_begun_at_id";
-- reverse: create index "partner_application_reference_key" to table: "partner_application"
DROP INDEX "partner_application_reference_key";
-- reverse: create index "partner_application_open" to table: "partner_application"
DROP INDEX "partner_application_open";
-- reverse: create index "partner_application_admitted_id_key" to table: "partner_application"
DROP INDEX "partner_application_admitted_id_key";
-- reverse: create index "partner_application_account_id_key" to table: "partner_application"
DROP INDEX "partner_application_account_id_key";
-- reverse: create "partner_application" table
DROP TABLE "partner_application";
-- reverse: modify "partner" table
ALTER TABLE "partner" DROP COLUMN "logo_invited_at";
-- reverse: modify "announcement" table
ALTER TABLE "announcement" DROP COLUMN "addressee";
