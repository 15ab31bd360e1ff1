-- +goose Up
-- Written by hand: what has been recorded in these tables is never changed and never removed.
-- +goose StatementBegin
CREATE TRIGGER ledger_transfer_no_update BEFORE UPDATE ON ledger_transfer
BEGIN
  SELECT RAISE(ABORT, 'rows of ledger_transfer are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER ledger_transfer_no_delete BEFORE DELETE ON ledger_transfer
BEGIN
  SELECT RAISE(ABORT, 'rows of ledger_transfer are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'rows of audit_entry are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'rows of audit_entry are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt
BEGIN
  SELECT RAISE(ABORT, 'rows of receipt are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt
BEGIN
  SELECT RAISE(ABORT, 'rows of receipt are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER dial_no_update BEFORE UPDATE ON dial
BEGIN
  SELECT RAISE(ABORT, 'rows of dial are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER dial_no_delete BEFORE DELETE ON dial
BEGIN
  SELECT RAISE(ABORT, 'rows of dial are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER quote_no_update BEFORE UPDATE ON quote
BEGIN
  SELECT RAISE(ABORT, 'rows of quote are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER quote_no_delete BEFORE DELETE ON quote
BEGIN
  SELECT RAISE(ABORT, 'rows of quote are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER operation_facts_once BEFORE UPDATE ON operation
WHEN (OLD.paid_at IS NOT NULL AND NEW.paid_at IS NOT OLD.paid_at) OR (OLD.documented_at IS NOT NULL AND NEW.documented_at IS NOT OLD.documented_at) OR (OLD.completed_at IS NOT NULL AND NEW.completed_at IS NOT OLD.completed_at) OR (OLD.failed_at IS NOT NULL AND NEW.failed_at IS NOT OLD.failed_at)
BEGIN
  SELECT RAISE(ABORT, 'a fact of an operation is set once');
END;
-- +goose StatementEnd
