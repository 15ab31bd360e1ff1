-- +goose Up
-- Written by hand: an application to join that has ended is never changed, no application is removed, and a question and its
-- answer stay as they were given.
-- +goose StatementBegin
CREATE TRIGGER partner_application_ends_once BEFORE UPDATE ON partner_application
WHEN OLD.decided_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'an application that has ended is never changed');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER partner_application_no_delete BEFORE DELETE ON partner_application
BEGIN
  SELECT RAISE(ABORT, 'rows of partner_application are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER application_question_answered_once BEFORE UPDATE ON application_question
WHEN OLD.answered_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a question is answered once');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER application_question_no_delete BEFORE DELETE ON application_question
BEGIN
  SELECT RAISE(ABORT, 'rows of application_question are only ever added');
END;
-- +goose StatementEnd
