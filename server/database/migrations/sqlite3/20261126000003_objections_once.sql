-- +goose Up
-- Written by hand: what the committee decided is decided once; and the one way in which a fact of an operation is taken back is
-- that the registration it completed is cancelled, which makes it one that failed.
-- +goose StatementBegin
CREATE TRIGGER objection_decided_once BEFORE UPDATE ON objection
WHEN (OLD.admitted_at IS NOT NULL AND NEW.admitted_at IS NOT OLD.admitted_at) OR OLD.declined_at IS NOT NULL OR OLD.decided_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'an objection is decided once');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER objection_no_delete BEFORE DELETE ON objection
BEGIN
  SELECT RAISE(ABORT, 'rows of objection are only ever added');
END;
-- +goose StatementEnd
DROP TRIGGER operation_facts_once;
-- +goose StatementBegin
CREATE TRIGGER operation_facts_once BEFORE UPDATE ON operation
WHEN (OLD.paid_at IS NOT NULL AND NEW.paid_at IS NOT OLD.paid_at) OR (OLD.documented_at IS NOT NULL AND NEW.documented_at IS NOT OLD.documented_at) OR (OLD.completed_at IS NOT NULL AND NEW.completed_at IS NOT OLD.completed_at AND NOT (NEW.completed_at IS NULL AND OLD.failed_at IS NULL AND NEW.failed_at IS NOT NULL)) OR (OLD.failed_at IS NOT NULL AND NEW.failed_at IS NOT OLD.failed_at)
BEGIN
  SELECT RAISE(ABORT, 'a fact of an operation is set once');
END;
-- +goose StatementEnd
