-- The list of clients holds all that a row of it shows, so that a page of it is read from one place of the file, with the grants of each row and nothing
-- else, however many clients there are. It has open cases alone, and says no more than before: the grants say what is shown.
DROP TRIGGER grants_list;
DROP TRIGGER grants_unlist;
DROP TRIGGER client_list_renamed;
DROP TABLE listed_client;

-- What stands in the list, as its sources say it: once for each grant. `merged`: the person has other records, and who may see which is asked of them.
CREATE VIEW due_listing AS
SELECT g.organisation, g.team, k.family_name_folded, k.given_names_folded, c.id AS case_id, k.id AS client, k.family_name, k.given_names, c.contract,
       c.responsible_organisation, c.responsible_team, c.responsible_person, c.opened_at,
       k.merged_into IS NOT NULL OR EXISTS (SELECT 1 FROM client_merge m WHERE m.surviving = k.id AND m.state = 'confirmed') AS merged
FROM grants g JOIN client_case c ON c.id = g.case_id JOIN client k ON k.id = c.client
WHERE g.category = 'basic' AND c.closed_at IS NULL;

-- Each row is there for as long as the case is open and a grant of that team and case is, whatever its relation and period.
CREATE TABLE listed_client (
    organisation             TEXT    NOT NULL,
    team                     TEXT    NOT NULL,
    family_name_folded       TEXT    NOT NULL,
    given_names_folded       TEXT    NOT NULL,
    case_id                  TEXT    NOT NULL,
    client                   TEXT    NOT NULL,
    family_name              TEXT    NOT NULL,
    given_names              TEXT    NOT NULL,
    contract                 TEXT    NOT NULL,
    responsible_organisation TEXT    NOT NULL,
    responsible_team         TEXT    NOT NULL,
    responsible_person       TEXT,
    opened_at                INTEGER NOT NULL,
    merged                   INTEGER NOT NULL,
    PRIMARY KEY (organisation, team, family_name_folded, given_names_folded, case_id)
) STRICT, WITHOUT ROWID;
INSERT INTO listed_client SELECT DISTINCT * FROM due_listing;
CREATE INDEX listed_client_given ON listed_client (organisation, team, given_names_folded);

CREATE TRIGGER grants_list AFTER INSERT ON grants WHEN NEW.category = 'basic' BEGIN
    INSERT INTO listed_client SELECT * FROM due_listing d
    WHERE d.case_id = NEW.case_id AND d.organisation = NEW.organisation AND d.team = NEW.team ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER grants_unlist AFTER DELETE ON grants
WHEN OLD.category = 'basic' AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.case_id = OLD.case_id AND g.organisation = OLD.organisation
                                            AND g.team = OLD.team AND g.category = 'basic')
BEGIN
    DELETE FROM listed_client WHERE organisation = OLD.organisation AND team = OLD.team AND case_id = OLD.case_id
    AND (family_name_folded, given_names_folded) IN (SELECT k.family_name_folded, k.given_names_folded FROM client k WHERE k.id = OLD.client);
END;
CREATE TRIGGER grants_stay_listed BEFORE UPDATE OF case_id, organisation, team, category ON grants
WHEN OLD.category = 'basic' OR NEW.category = 'basic'
BEGIN
    SELECT RAISE(ABORT, 'the grant that puts a client into a list is given and taken, not moved');
END;

-- A case that is closed leaves the list, one that is opened again comes back, and what is written of it is what the list shows.
CREATE TRIGGER client_case_list
AFTER UPDATE OF contract, opened_at, closed_at, responsible_organisation, responsible_team, responsible_person ON client_case
WHEN (NEW.contract, NEW.opened_at, NEW.closed_at, NEW.responsible_organisation, NEW.responsible_team, NEW.responsible_person)
     IS NOT (OLD.contract, OLD.opened_at, OLD.closed_at, OLD.responsible_organisation, OLD.responsible_team, OLD.responsible_person)
BEGIN
    DELETE FROM listed_client WHERE (organisation, team, family_name_folded, given_names_folded, case_id) IN (
        SELECT g.organisation, g.team, k.family_name_folded, k.given_names_folded, g.case_id
        FROM grants g JOIN client k ON k.id = g.client WHERE g.case_id = NEW.id AND g.category = 'basic');
    INSERT INTO listed_client SELECT * FROM due_listing d WHERE d.case_id = NEW.id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER client_list AFTER UPDATE OF family_name, given_names, family_name_folded, given_names_folded, merged_into ON client
WHEN (NEW.family_name, NEW.given_names, NEW.family_name_folded, NEW.given_names_folded, NEW.merged_into)
     IS NOT (OLD.family_name, OLD.given_names, OLD.family_name_folded, OLD.given_names_folded, OLD.merged_into)
BEGIN
    DELETE FROM listed_client WHERE (organisation, team, family_name_folded, given_names_folded, case_id) IN (
        SELECT g.organisation, g.team, OLD.family_name_folded, OLD.given_names_folded, g.case_id
        FROM client_case c JOIN grants g ON g.case_id = c.id WHERE c.client = NEW.id AND g.category = 'basic');
    INSERT INTO listed_client SELECT * FROM due_listing d WHERE d.client = NEW.id ON CONFLICT DO NOTHING;
END;
-- The record that another one is merged into, or was until now.
CREATE TRIGGER client_list_surviving AFTER UPDATE OF merged_into ON client WHEN NEW.merged_into IS NOT OLD.merged_into BEGIN
    DELETE FROM listed_client WHERE (organisation, team, family_name_folded, given_names_folded, case_id) IN (
        SELECT g.organisation, g.team, k.family_name_folded, k.given_names_folded, g.case_id
        FROM client k JOIN client_case c ON c.client = k.id JOIN grants g ON g.case_id = c.id
        WHERE k.id IN (OLD.merged_into, NEW.merged_into) AND g.category = 'basic');
    INSERT INTO listed_client SELECT * FROM due_listing d WHERE d.client IN (OLD.merged_into, NEW.merged_into) ON CONFLICT DO NOTHING;
END;

-- What lets a reader know of a case, in a tenth of the room of all grants. Nothing is asked of the grants by their team alone: a team has as many as it
-- has clients, and with an index by it the engine read all of them for one client's.
DROP INDEX grants_by_team;
CREATE INDEX grants_of_basic ON grants (case_id, organisation, team, person, relation, valid_from, valid_until, ground) WHERE category = 'basic';
-- What an organisation is asked to agree to is read from there.
CREATE INDEX plan_agreement_open ON plan_agreement (organisation, version) WHERE agreed_at IS NULL;
-- Who a client is now, and all records of the person, are asked for by the record: merges become more with the clients.
CREATE INDEX client_merge_retired ON client_merge (retired, state);
