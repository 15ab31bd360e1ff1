-- +goose Up
-- Written by hand: what is published of a launch is set once, so that nobody can change a decision or what it was made from.
-- +goose StatementBegin
CREATE FUNCTION refuse_second_publication() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END;
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
CREATE TRIGGER contention_set_published_once BEFORE UPDATE ON contention_set FOR EACH ROW
WHEN ((OLD.frozen_at IS NOT NULL AND NEW.frozen_at IS DISTINCT FROM OLD.frozen_at) OR (OLD.inputs IS NOT NULL AND NEW.inputs IS DISTINCT FROM OLD.inputs) OR (OLD.sources IS NOT NULL AND NEW.sources IS DISTINCT FROM OLD.sources) OR (OLD.committed_at IS NOT NULL AND NEW.committed_at IS DISTINCT FROM OLD.committed_at) OR (OLD.committed_by IS NOT NULL AND NEW.committed_by IS DISTINCT FROM OLD.committed_by) OR (OLD.drawn IS NOT NULL AND NEW.drawn IS DISTINCT FROM OLD.drawn) OR (OLD.conducted_at IS NOT NULL AND NEW.conducted_at IS DISTINCT FROM OLD.conducted_at) OR (OLD.conducted_by IS NOT NULL AND NEW.conducted_by IS DISTINCT FROM OLD.conducted_by) OR (OLD.settled_at IS NOT NULL AND NEW.settled_at IS DISTINCT FROM OLD.settled_at)) EXECUTE FUNCTION refuse_second_publication('what is published of a contention set is set once');
CREATE TRIGGER contention_set_no_delete BEFORE DELETE ON contention_set FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER contention_set_no_truncate BEFORE TRUNCATE ON contention_set FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER launch_tier_results_once BEFORE UPDATE ON launch_tier FOR EACH ROW
WHEN ((OLD.results IS NOT NULL AND NEW.results IS DISTINCT FROM OLD.results) OR (OLD.results_sha256 IS NOT NULL AND NEW.results_sha256 IS DISTINCT FROM OLD.results_sha256) OR (OLD.proposed_at IS NOT NULL AND NEW.proposed_at IS DISTINCT FROM OLD.proposed_at) OR (OLD.proposed_by IS NOT NULL AND NEW.proposed_by IS DISTINCT FROM OLD.proposed_by) OR (OLD.announced_at IS NOT NULL AND NEW.announced_at IS DISTINCT FROM OLD.announced_at) OR (OLD.announced_by IS NOT NULL AND NEW.announced_by IS DISTINCT FROM OLD.announced_by) OR (OLD.settled_at IS NOT NULL AND NEW.settled_at IS DISTINCT FROM OLD.settled_at)) EXECUTE FUNCTION refuse_second_publication('what is published of a phase is set once');
CREATE TRIGGER launch_tier_no_delete BEFORE DELETE ON launch_tier FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER launch_tier_no_truncate BEFORE TRUNCATE ON launch_tier FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
