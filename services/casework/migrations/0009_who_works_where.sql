-- A read-only copy of who works in which organisation and team, kept by the view on identity's events, so that a plan and a party name people
-- who are there. Identity's log is read again from its beginning to fill it: the view's effects are the same however often they come.
CREATE TABLE membership (
    id           TEXT NOT NULL PRIMARY KEY,
    person       TEXT NOT NULL,
    organisation TEXT NOT NULL,
    team         TEXT
) STRICT;
CREATE INDEX membership_person ON membership (person, organisation);
UPDATE reader_cursor SET number = 0 WHERE source = 'identity';

-- Who shall do an action is of the organisation that is accountable for it. Who is named already may have left since.
CREATE TRIGGER plan_action_team BEFORE INSERT ON plan_action
WHEN NEW.team IS NOT NULL AND NOT EXISTS (SELECT 1 FROM team t WHERE t.id = NEW.team AND t.organisation = NEW.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the team of an action is its organisation''s');
END;
CREATE TRIGGER plan_action_other_team BEFORE UPDATE OF team, organisation ON plan_action
WHEN NEW.team IS NOT NULL AND NOT EXISTS (SELECT 1 FROM team t WHERE t.id = NEW.team AND t.organisation = NEW.organisation)
     AND (NEW.team IS NOT OLD.team OR NEW.organisation <> OLD.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the team of an action is its organisation''s');
END;
CREATE TRIGGER plan_action_person BEFORE INSERT ON plan_action
WHEN NEW.person IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = NEW.person AND m.organisation = NEW.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the person of an action works in its organisation');
END;
CREATE TRIGGER plan_action_other_person BEFORE UPDATE OF person, organisation ON plan_action
WHEN NEW.person IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person = NEW.person AND m.organisation = NEW.organisation)
     AND (NEW.person IS NOT OLD.person OR NEW.organisation <> OLD.organisation)
BEGIN
    SELECT RAISE(ABORT, 'the person of an action works in its organisation');
END;

-- Whose people merely take part in a case open nothing to their own organisation. (A client, whose own consent may name anybody, works nowhere.)
CREATE TRIGGER consent_recipient_is_another BEFORE INSERT ON consent_recipient
WHEN EXISTS (SELECT 1 FROM consent s JOIN organisation o ON o.id = s.recorded_organisation
             JOIN membership m ON m.person = s.recorded_by AND m.organisation = s.recorded_organisation
             WHERE s.id = NEW.consent AND s.recorded_organisation = NEW.organisation AND o.kind <> 'employment_authority'
             AND NOT EXISTS (SELECT 1 FROM client_case c WHERE c.client = s.client AND c.contract = s.contract
                             AND c.responsible_organisation = NEW.organisation))
BEGIN
    SELECT RAISE(ABORT, 'who records a consent is not its recipient');
END;
