-- +goose Up
-- modify "domain" table
ALTER TABLE "domain" ADD COLUMN "launch_application_id" character varying NULL;
-- create index "domain_launch_set_id" to table: "domain"
CREATE INDEX "domain_launch_set_id" ON "domain" ("launch_set_id") WHERE (launch_set_id IS NOT NULL);

-- +goose Down
-- reverse: create index "domain_launch_set_id" to table: "domain"
DROP INDEX "domain_launch_set_id";
-- reverse: modify "domain" table
ALTER TABLE "domain" DROP COLUMN "launch_application_id";
