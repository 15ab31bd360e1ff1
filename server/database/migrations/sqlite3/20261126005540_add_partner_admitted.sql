-- +goose Up
-- add column "admitted_at" to table: "partner"
ALTER TABLE `partner` ADD COLUMN `admitted_at` datetime NULL;
-- Written by hand: partners that an officer admitted were taken in at the instant the audit log says.
UPDATE `partner` SET `admitted_at` = (SELECT min(`at`) FROM `audit_entry`
WHERE `action` = 'partner.admit' AND `target` = `partner`.`id`);

-- +goose Down
-- reverse: add column "admitted_at" to table: "partner"
ALTER TABLE `partner` DROP COLUMN `admitted_at`;
