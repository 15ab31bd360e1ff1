-- +goose Up
-- add column "launch_application_id" to table: "domain"
ALTER TABLE `domain` ADD COLUMN `launch_application_id` text NULL;
-- create index "domain_launch_set_id" to table: "domain"
CREATE INDEX `domain_launch_set_id` ON `domain` (`launch_set_id`) WHERE launch_set_id IS NOT NULL;

-- +goose Down
-- reverse: create index "domain_launch_set_id" to table: "domain"
DROP INDEX `domain_launch_set_id`;
-- reverse: add column "launch_application_id" to table: "domain"
ALTER TABLE `domain` DROP COLUMN `launch_application_id`;
