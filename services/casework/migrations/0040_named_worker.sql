-- Who of the team has a case is named by hand too, and not at a handover alone: somebody who works there. (At a handover the
-- copy of who works where may be behind; whoever accepts is there.)
CREATE TRIGGER client_case_other_worker BEFORE UPDATE OF responsible_person ON client_case
WHEN NEW.responsible_person IS NOT NULL AND NEW.responsible_person IS NOT OLD.responsible_person
     AND NEW.responsible_since = OLD.responsible_since
     AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = NEW.responsible_person
                     AND m.organisation = NEW.responsible_organisation
                     AND (m.team IS NULL OR m.team = NEW.responsible_team))
BEGIN
    SELECT RAISE(ABORT, 'the worker of a case is of the team that answers for it');
END;
-- The load of a team is counted without the closed ones, which are never fewer.
CREATE INDEX client_case_load ON client_case (responsible_organisation, responsible_team, responsible_person) WHERE closed_at IS NULL;
