-- A file that is ready, its faults and its row of somebody known, and one that runs.
INSERT INTO import (id, organisation, kind, file_name, file_hash, state, row_count, new_count, unchanged_count,
    match_count, fault_count, seen, read_at, read_by)
VALUES ('i1', 'authority', 'referrals', 'f', 'x', 'ready', 1, 1, 0, 0, 0, '', 10, 'officer'),
       ('i2', 'authority', 'referrals', 'f', 'x', 'running', 1, 1, 0, 0, 0, '', 10, 'officer');
INSERT INTO import_fault (import, sequence, row_number, field, code, seen, params) VALUES ('i1', 1, 1, 'f', 'c', '', '{}');
INSERT INTO import_file (import, sealed) VALUES ('i1', x'00');
INSERT INTO identity_match (id, organisation, team, import, number, client, found_at)
VALUES ('d1', 'authority', 'ta', 'i1', '2', 'c1', 10);

-- refused by: CHECK import: kind
UPDATE import SET kind = 'songs' WHERE id = 'i1';
-- refused by: CHECK import: state IN
UPDATE import SET state = 'lost' WHERE id = 'i1';
-- refused by: CHECK import: (state = 'faulty') =
UPDATE import SET fault_count = 1 WHERE id = 'i1';
-- refused by: CHECK import: (state = 'done') =
UPDATE import SET done_at = 20 WHERE id = 'i1';
-- refused by: FOREIGN KEY import(organisation)
UPDATE import SET organisation = 'none' WHERE id = 'i1';
-- refused by: UNIQUE import.organisation
UPDATE import SET state = 'running' WHERE id = 'i1';
-- refused by: FOREIGN KEY import_fault(import)
UPDATE import_fault SET import = 'none';
-- refused by: FOREIGN KEY import_file(import)
UPDATE import_file SET import = 'none';
-- refused by: FOREIGN KEY identity_match(client)
UPDATE identity_match SET client = 'none';
-- refused by: FOREIGN KEY identity_match(import)
UPDATE identity_match SET import = 'none';
-- refused by: UNIQUE identity_match.organisation, identity_match.number
INSERT INTO identity_match (id, organisation, team, import, number, client, found_at)
VALUES ('d2', 'authority', 'ta', 'i2', '2', 'c2', 10);
