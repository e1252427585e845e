-- One change told to an organisation.
INSERT INTO change (event, kind, at, organisation, about, subject) VALUES ('e1', 'notice', 1, 'o1', 'case', 's');

-- refused by: CHECK change: kind
UPDATE change SET kind = 'song';
-- refused by: CHECK change: organisation <> ''
UPDATE change SET organisation = '';
-- refused by: CHECK change: team
UPDATE change SET team = '';
-- refused by: CHECK change: person
UPDATE change SET person = '';
-- refused by: CHECK change: role
UPDATE change SET role = '';
-- refused by: CHECK change: contract
UPDATE change SET contract = '';
-- refused by: CHECK change: of_case <> ''
UPDATE change SET organisation = NULL, of_case = '';
-- refused by: CHECK change: about
UPDATE change SET about = 'client';
-- refused by: CHECK change: (organisation IS NULL) <>
UPDATE change SET of_case = 'k1';
-- refused by: UNIQUE index 'change_once'
INSERT INTO change (event, kind, at, organisation, about, subject) VALUES ('e1', 'notice', 1, 'o1', 'case', 's');
