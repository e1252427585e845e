-- Deadlines, contents of a plan and times of a handover are settings with history: who recorded a row and when (nobody: it came with Polku). A
-- row is added from a day on and ended once; nothing else of it changes, and two rows of one setting never hold on the same day.
ALTER TABLE deadline_rule ADD COLUMN recorded_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deadline_rule ADD COLUMN recorded_by TEXT;
ALTER TABLE plan_content_rule ADD COLUMN recorded_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plan_content_rule ADD COLUMN recorded_by TEXT;
ALTER TABLE handover_time ADD COLUMN recorded_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE handover_time ADD COLUMN recorded_by TEXT;

CREATE TRIGGER deadline_rule_overlaps BEFORE INSERT ON deadline_rule
WHEN EXISTS (SELECT 1 FROM deadline_rule r WHERE r.kind = NEW.kind AND COALESCE(r.valid_until, '9999-12-31') >= NEW.valid_from
             AND r.valid_from <= COALESCE(NEW.valid_until, '9999-12-31'))
BEGIN
    SELECT RAISE(ABORT, 'one deadline of a kind holds on a day');
END;
CREATE TRIGGER deadline_rule_ends_once BEFORE UPDATE ON deadline_rule
WHEN OLD.valid_until IS NOT NULL OR NEW.valid_until IS NULL OR NEW.kind <> OLD.kind OR NEW.valid_from <> OLD.valid_from
     OR NEW.amount <> OLD.amount OR NEW.unit <> OLD.unit OR NEW.legal_basis <> OLD.legal_basis
     OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by IS NOT OLD.recorded_by
BEGIN
    SELECT RAISE(ABORT, 'a deadline is ended, once, and changed in no other way');
END;
CREATE TRIGGER deadline_rule_stays BEFORE DELETE ON deadline_rule BEGIN
    SELECT RAISE(ABORT, 'a deadline stays on record');
END;

CREATE TRIGGER plan_content_rule_overlaps BEFORE INSERT ON plan_content_rule
WHEN EXISTS (SELECT 1 FROM plan_content_rule r WHERE r.content = NEW.content AND COALESCE(r.valid_until, '9999-12-31') >= NEW.valid_from
             AND r.valid_from <= COALESCE(NEW.valid_until, '9999-12-31'))
BEGIN
    SELECT RAISE(ABORT, 'a content is required once on a day');
END;
CREATE TRIGGER plan_content_rule_ends_once BEFORE UPDATE ON plan_content_rule
WHEN OLD.valid_until IS NOT NULL OR NEW.valid_until IS NULL OR NEW.content <> OLD.content OR NEW.valid_from <> OLD.valid_from
     OR NEW.legal_basis <> OLD.legal_basis OR NEW.recorded_at <> OLD.recorded_at OR NEW.recorded_by IS NOT OLD.recorded_by
BEGIN
    SELECT RAISE(ABORT, 'a required content is ended, once, and changed in no other way');
END;
CREATE TRIGGER plan_content_rule_stays BEFORE DELETE ON plan_content_rule BEGIN
    SELECT RAISE(ABORT, 'a required content stays on record');
END;
