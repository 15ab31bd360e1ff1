-- +goose Up
-- Written by hand: what has been recorded in these tables is never changed and never removed.
-- +goose StatementBegin
CREATE FUNCTION refuse_change() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
CREATE TRIGGER ledger_transfer_append_only BEFORE UPDATE OR DELETE ON ledger_transfer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transfer_no_truncate BEFORE TRUNCATE ON ledger_transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipt_append_only BEFORE UPDATE OR DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipt_no_truncate BEFORE TRUNCATE ON receipt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dial_append_only BEFORE UPDATE OR DELETE ON dial FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dial_no_truncate BEFORE TRUNCATE ON dial FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER quote_append_only BEFORE UPDATE OR DELETE ON quote FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER quote_no_truncate BEFORE TRUNCATE ON quote FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- +goose StatementBegin
CREATE FUNCTION refuse_second_fact() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'a fact of an operation is set once' USING ERRCODE = 'restrict_violation';
END;
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
CREATE TRIGGER operation_facts_once BEFORE UPDATE ON operation FOR EACH ROW
WHEN ((OLD.paid_at IS NOT NULL AND NEW.paid_at IS DISTINCT FROM OLD.paid_at) OR (OLD.documented_at IS NOT NULL AND NEW.documented_at IS DISTINCT FROM OLD.documented_at) OR (OLD.completed_at IS NOT NULL AND NEW.completed_at IS DISTINCT FROM OLD.completed_at) OR (OLD.failed_at IS NOT NULL AND NEW.failed_at IS DISTINCT FROM OLD.failed_at)) EXECUTE FUNCTION refuse_second_fact();
