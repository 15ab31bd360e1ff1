-- +goose Up
-- Written by hand: an application to join that has ended is never changed, no application is removed, and a question and its
-- answer stay as they were given.
-- +goose StatementBegin
CREATE FUNCTION refuse_second_ending() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'what has ended is never changed' USING ERRCODE = 'restrict_violation';
END;
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
CREATE TRIGGER partner_application_ends_once BEFORE UPDATE ON partner_application FOR EACH ROW
WHEN (OLD.decided_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL) EXECUTE FUNCTION refuse_second_ending();
CREATE TRIGGER partner_application_no_delete BEFORE DELETE ON partner_application FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER partner_application_no_truncate BEFORE TRUNCATE ON partner_application FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_question_answered_once BEFORE UPDATE ON application_question FOR EACH ROW
WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION refuse_second_ending();
CREATE TRIGGER application_question_no_delete BEFORE DELETE ON application_question FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_question_no_truncate BEFORE TRUNCATE ON application_question FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
