-- Whom a team may find, in the order of its list and of its search: however many clients there are, a page of it is read from where it begins. It
-- says no more than where to look: the grants say what is shown, and each of these rows is there for as long as a grant of that team and case is,
-- whatever its relation and period.
CREATE TABLE listed_client (
    organisation       TEXT NOT NULL,
    team               TEXT NOT NULL,
    family_name_folded TEXT NOT NULL,
    given_names_folded TEXT NOT NULL,
    case_id            TEXT NOT NULL,
    PRIMARY KEY (organisation, team, family_name_folded, given_names_folded, case_id)
) STRICT, WITHOUT ROWID;
INSERT INTO listed_client (organisation, team, family_name_folded, given_names_folded, case_id)
SELECT DISTINCT g.organisation, g.team, k.family_name_folded, k.given_names_folded, g.case_id
FROM grants g JOIN client k ON k.id = g.client WHERE g.category = 'basic';
CREATE INDEX listed_client_given ON listed_client (organisation, team, given_names_folded);

CREATE TRIGGER grants_list AFTER INSERT ON grants WHEN NEW.category = 'basic' BEGIN
    INSERT INTO listed_client (organisation, team, family_name_folded, given_names_folded, case_id)
    SELECT NEW.organisation, NEW.team, k.family_name_folded, k.given_names_folded, NEW.case_id FROM client k WHERE k.id = NEW.client
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER grants_unlist AFTER DELETE ON grants
WHEN OLD.category = 'basic' AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.case_id = OLD.case_id AND g.organisation = OLD.organisation
                                            AND g.team = OLD.team AND g.category = 'basic')
BEGIN
    DELETE FROM listed_client WHERE organisation = OLD.organisation AND team = OLD.team AND case_id = OLD.case_id
    AND (family_name_folded, given_names_folded) IN (SELECT k.family_name_folded, k.given_names_folded FROM client k WHERE k.id = OLD.client);
END;

-- The cases of a client are asked for with each consent, and with each name that changes.
CREATE INDEX client_case_client ON client_case (client);
CREATE TRIGGER client_list_renamed AFTER UPDATE OF family_name_folded, given_names_folded ON client BEGIN
    UPDATE listed_client SET family_name_folded = NEW.family_name_folded, given_names_folded = NEW.given_names_folded
    WHERE family_name_folded = OLD.family_name_folded AND given_names_folded = OLD.given_names_folded
    AND (organisation, team, case_id) IN (SELECT g.organisation, g.team, g.case_id FROM client_case c JOIN grants g ON g.case_id = c.id
                                          WHERE c.client = NEW.id AND g.category = 'basic');
END;
