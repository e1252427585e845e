-- A merge is of the team that knows its records, as a match is; a supervisor's organisation has them all. Those of before are of the team that
-- their proposer works in.
ALTER TABLE client_merge ADD COLUMN team TEXT REFERENCES team (id);
DROP TRIGGER client_merge_goes_on;
UPDATE client_merge SET team = (SELECT MIN(m.team) FROM membership m
                                WHERE m.person = client_merge.proposed_by AND m.organisation = client_merge.organisation);
CREATE TRIGGER client_merge_goes_on BEFORE UPDATE ON client_merge
WHEN OLD.state || '>' || NEW.state NOT IN ('proposed>confirmed', 'proposed>rejected', 'confirmed>undone')
BEGIN
    SELECT RAISE(ABORT, 'a merge does not go that way');
END;
CREATE TRIGGER client_merge_of_a_team BEFORE INSERT ON client_merge
WHEN NOT EXISTS (SELECT 1 FROM team t WHERE t.id = NEW.team AND t.organisation = NEW.organisation)
BEGIN
    SELECT RAISE(ABORT, 'a merge is of a team of its organisation');
END;
CREATE TRIGGER client_merge_stays_of_its_team BEFORE UPDATE OF team ON client_merge WHEN NEW.team IS NOT OLD.team BEGIN
    SELECT RAISE(ABORT, 'a merge stays of its team');
END;
-- The list in its own order: those that wait, then the others.
CREATE INDEX client_merge_list ON client_merge (organisation, (state = 'proposed'), proposed_at, id);
