-- +goose Up
-- Written by hand: what is published of a launch is set once, so that nobody can change a decision or what it was made from.
-- +goose StatementBegin
CREATE TRIGGER contention_set_published_once BEFORE UPDATE ON contention_set
WHEN (OLD.frozen_at IS NOT NULL AND NEW.frozen_at IS NOT OLD.frozen_at) OR (OLD.inputs IS NOT NULL AND NEW.inputs IS NOT OLD.inputs) OR (OLD.sources IS NOT NULL AND NEW.sources IS NOT OLD.sources) OR (OLD.committed_at IS NOT NULL AND NEW.committed_at IS NOT OLD.committed_at) OR (OLD.committed_by IS NOT NULL AND NEW.committed_by IS NOT OLD.committed_by) OR (OLD.drawn IS NOT NULL AND NEW.drawn IS NOT OLD.drawn) OR (OLD.conducted_at IS NOT NULL AND NEW.conducted_at IS NOT OLD.conducted_at) OR (OLD.conducted_by IS NOT NULL AND NEW.conducted_by IS NOT OLD.conducted_by) OR (OLD.settled_at IS NOT NULL AND NEW.settled_at IS NOT OLD.settled_at)
BEGIN
  SELECT RAISE(ABORT, 'what is published of a contention set is set once');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER contention_set_no_delete BEFORE DELETE ON contention_set
BEGIN
  SELECT RAISE(ABORT, 'rows of contention_set are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER launch_tier_results_once BEFORE UPDATE ON launch_tier
WHEN (OLD.results IS NOT NULL AND NEW.results IS NOT OLD.results) OR (OLD.results_sha256 IS NOT NULL AND NEW.results_sha256 IS NOT OLD.results_sha256) OR (OLD.proposed_at IS NOT NULL AND NEW.proposed_at IS NOT OLD.proposed_at) OR (OLD.proposed_by IS NOT NULL AND NEW.proposed_by IS NOT OLD.proposed_by) OR (OLD.announced_at IS NOT NULL AND NEW.announced_at IS NOT OLD.announced_at) OR (OLD.announced_by IS NOT NULL AND NEW.announced_by IS NOT OLD.announced_by) OR (OLD.settled_at IS NOT NULL AND NEW.settled_at IS NOT OLD.settled_at)
BEGIN
  SELECT RAISE(ABORT, 'what is published of a phase is set once');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER launch_tier_no_delete BEFORE DELETE ON launch_tier
BEGIN
  SELECT RAISE(ABORT, 'rows of launch_tier are only ever added');
END;
-- +goose StatementEnd
