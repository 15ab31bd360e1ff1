-- +goose Up
-- Written by hand: what a person said about news, and what they were written, is never changed; of a letter it is only noted
-- once what became of it.
CREATE TRIGGER consent_append_only BEFORE UPDATE OR DELETE ON consent FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_no_truncate BEFORE TRUNCATE ON consent FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER letter_ends_once BEFORE UPDATE ON letter FOR EACH ROW
WHEN (OLD.sent_at IS NOT NULL OR OLD.dropped_at IS NOT NULL) EXECUTE FUNCTION refuse_second_ending();
CREATE TRIGGER letter_no_delete BEFORE DELETE ON letter FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER letter_no_truncate BEFORE TRUNCATE ON letter FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- +goose Down
DROP TRIGGER letter_no_truncate ON letter;
DROP TRIGGER letter_no_delete ON letter;
DROP TRIGGER letter_ends_once ON letter;
DROP TRIGGER consent_no_truncate ON consent;
DROP TRIGGER consent_append_only ON consent;
