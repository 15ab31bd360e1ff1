-- +goose Up
-- modify "partner" table
ALTER TABLE "partner" ADD COLUMN "admitted_at" timestamptz NULL;
-- Written by hand: partners that an officer admitted were taken in at the instant the audit log says.
UPDATE "partner" SET "admitted_at" = (SELECT min("at") FROM "audit_entry"
WHERE "action" = 'partner.admit' AND "target" = "partner"."id");

-- +goose Down
-- reverse: modify "partner" table
ALTER TABLE "partner" DROP COLUMN "admitted_at";
