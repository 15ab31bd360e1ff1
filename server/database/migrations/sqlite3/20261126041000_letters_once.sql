-- +goose Up
-- Written by hand: what a person said about news, and what they were written, is never changed; of a letter it is only noted
-- once what became of it.
-- +goose StatementBegin
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
BEGIN
  SELECT RAISE(ABORT, 'rows of consent are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent
BEGIN
  SELECT RAISE(ABORT, 'rows of consent are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_ends_once BEFORE UPDATE ON letter
WHEN OLD.sent_at IS NOT NULL OR OLD.dropped_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a letter that was sent or dropped is never changed');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_no_delete BEFORE DELETE ON letter
BEGIN
  SELECT RAISE(ABORT, 'rows of letter are only ever added');
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER letter_no_delete;
DROP TRIGGER letter_ends_once;
DROP TRIGGER consent_no_delete;
DROP TRIGGER consent_no_update;
