-- A record that is merged into another.
INSERT INTO merged_client (retired, surviving) VALUES ('c8', 'c9');

-- refused by: CHECK merged_client: retired <> surviving
UPDATE merged_client SET surviving = 'c8';
-- refused by: CHECK milestone: rival IN
UPDATE milestone SET rival = 2, held_at = 30 WHERE id = 'm3';
-- refused by: CHECK milestone: rival = 0 OR
UPDATE milestone SET rival = 1 WHERE id = 'm3';
-- refused by: trigger milestone_of_who_it_is
INSERT INTO milestone (id, case_id, client, access_version, contract, organisation, type, result_group, occurrence,
    happened_on, note, recorded_at, recorded_by, state, payable, canonical_client)
VALUES ('m8', 'case8', 'c8', 1, 'lot1', 'maker', 'work', 'work', '', '2026-02-01', '', 10, 'coach', 'recorded', 1, 'c8');
-- refused by: trigger milestone_of_who_it_became
UPDATE milestone SET canonical_client = 'c9' WHERE id = 'm3';
