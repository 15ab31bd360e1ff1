-- +goose Up
-- Written by hand: what the committee decided is decided once; and the one way in which a fact of an operation is taken back is
-- that the registration it completed is cancelled, which makes it one that failed.
-- +goose StatementBegin
CREATE FUNCTION refuse_second_decision() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'an objection is decided once' USING ERRCODE = 'restrict_violation';
END;
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
CREATE TRIGGER objection_decided_once BEFORE UPDATE ON objection FOR EACH ROW
WHEN ((OLD.admitted_at IS NOT NULL AND NEW.admitted_at IS DISTINCT FROM OLD.admitted_at) OR OLD.declined_at IS NOT NULL OR OLD.decided_at IS NOT NULL) EXECUTE FUNCTION refuse_second_decision();
CREATE TRIGGER objection_no_delete BEFORE DELETE ON objection FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER objection_no_truncate BEFORE TRUNCATE ON objection FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
DROP TRIGGER operation_facts_once ON operation;
CREATE TRIGGER operation_facts_once BEFORE UPDATE ON operation FOR EACH ROW
WHEN ((OLD.paid_at IS NOT NULL AND NEW.paid_at IS DISTINCT FROM OLD.paid_at) OR (OLD.documented_at IS NOT NULL AND NEW.documented_at IS DISTINCT FROM OLD.documented_at) OR (OLD.completed_at IS NOT NULL AND NEW.completed_at IS DISTINCT FROM OLD.completed_at AND NOT (NEW.completed_at IS NULL AND OLD.failed_at IS NULL AND NEW.failed_at IS NOT NULL)) OR (OLD.failed_at IS NOT NULL AND NEW.failed_at IS DISTINCT FROM OLD.failed_at)) EXECUTE FUNCTION refuse_second_fact();
