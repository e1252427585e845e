-- Of other clients: m2 is merged into m1; m4's merge into m3 is proposed; m6 was merged into m5 and is not any more.
INSERT INTO client (id, family_name, given_names, family_name_folded, given_names_folded, mother_tongue, service_language, municipality,
    registered_at, registered_organisation)
VALUES ('m1', 'A', 'A', 'a', 'a', 'fi', 'fi', '091', 1, 'authority'), ('m2', 'A', 'A', 'a', 'a', 'fi', 'fi', '091', 1, 'authority'),
       ('m3', 'A', 'A', 'a', 'a', 'fi', 'fi', '091', 1, 'authority'), ('m4', 'A', 'A', 'a', 'a', 'fi', 'fi', '091', 1, 'authority'),
       ('m5', 'A', 'A', 'a', 'a', 'fi', 'fi', '091', 1, 'authority'), ('m6', 'A', 'A', 'a', 'a', 'fi', 'fi', '091', 1, 'authority'),
       ('m7', 'A', 'A', 'a', 'a', 'fi', 'fi', '091', 1, 'authority');
INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, responsible_team, responsible_since)
VALUES ('km1', 'm1', 'p', 'lot1', 10, 'authority', 'ta', 10), ('km2', 'm2', 'q', 'lot1', 10, 'authority', 'ta', 10);
INSERT INTO client_merge (id, surviving, retired, state, organisation, team, proposed_at, proposed_by)
VALUES ('g1', 'm1', 'm2', 'proposed', 'authority', 'ta', 10, 'officer'), ('g2', 'm3', 'm4', 'proposed', 'authority', 'ta', 10, 'officer'),
       ('g3', 'm5', 'm6', 'proposed', 'authority', 'ta', 10, 'officer'), ('g4', 'm2', 'm7', 'proposed', 'authority', 'ta', 10, 'officer'),
       ('g5', 'm7', 'm1', 'proposed', 'authority', 'ta', 10, 'officer'), ('g6', 'm1', 'm5', 'proposed', 'authority', 'ta', 10, 'officer');
UPDATE client_merge SET version = 2, state = 'confirmed', decided_at = 20, decided_by = 'second' WHERE id IN ('g1', 'g3');
UPDATE client_merge SET version = 3, state = 'undone', undone_at = 30, undone_by = 'officer', reason = 'two' WHERE id = 'g3';
UPDATE client_merge SET version = 2, state = 'confirmed', decided_at = 40, decided_by = 'second' WHERE id = 'g6';

-- refused behind a guard by: CHECK client: merged_into <> id
UPDATE client SET merged_into = 'm3' WHERE id = 'm3';
-- refused behind a guard by: FOREIGN KEY client(merged_into)
UPDATE client SET merged_into = 'none' WHERE id = 'm3';
-- refused by: trigger client_merged_by_a_merge
UPDATE client SET merged_into = 'm3' WHERE id = 'm4';
-- refused by: trigger client_begins_unmerged
INSERT INTO client (id, family_name, given_names, family_name_folded, given_names_folded, mother_tongue, service_language, municipality,
    registered_at, registered_organisation, merged_into)
VALUES ('m8', 'A', 'A', 'a', 'a', 'fi', 'fi', '091', 1, 'authority', 'm1');
-- refused behind a guard by: CHECK client_merge: state IN ('proposed'
UPDATE client_merge SET state = 'lost' WHERE id = 'g2';
-- refused by: CHECK client_merge: decided_at >= proposed_at
UPDATE client_merge SET state = 'confirmed', decided_at = 9, decided_by = 'second' WHERE id = 'g2';
-- refused by: CHECK client_merge: undone_at >= decided_at
UPDATE client_merge SET state = 'undone', undone_at = 39, undone_by = 'officer', reason = 'two' WHERE id = 'g6';
-- refused by: CHECK client_merge: surviving_banned
UPDATE client_merge SET state = 'confirmed', decided_at = 20, decided_by = 'second', surviving_banned = 2 WHERE id = 'g2';
-- refused by: CHECK client_merge: retired_banned
UPDATE client_merge SET state = 'confirmed', decided_at = 20, decided_by = 'second', retired_banned = 2 WHERE id = 'g2';
-- refused by: CHECK client_merge: surviving <> retired
INSERT INTO client_merge (id, surviving, retired, state, organisation, team, proposed_at, proposed_by)
VALUES ('g9', 'm3', 'm3', 'proposed', 'authority', 'ta', 10, 'officer');
-- refused by: CHECK client_merge: (state = 'proposed') =
UPDATE client_merge SET state = 'rejected', reason = 'two', decided_by = 'second' WHERE id = 'g2';
-- refused by: CHECK client_merge: (decided_at IS NULL) =
UPDATE client_merge SET state = 'rejected', reason = 'two', decided_at = 20 WHERE id = 'g2';
-- refused by: CHECK client_merge: state NOT IN ('confirmed', 'undone') OR
UPDATE client_merge SET state = 'confirmed', decided_at = 20, decided_by = 'officer' WHERE id = 'g2';
-- refused by: CHECK client_merge: (state = 'undone') =
UPDATE client_merge SET state = 'undone', undone_by = 'officer', reason = 'two' WHERE id = 'g6';
-- refused by: CHECK client_merge: (undone_at IS NULL) =
UPDATE client_merge SET state = 'undone', undone_at = 50, reason = 'two' WHERE id = 'g6';
-- refused by: CHECK client_merge: state NOT IN ('rejected', 'undone') OR
UPDATE client_merge SET state = 'rejected', decided_at = 20, decided_by = 'second' WHERE id = 'g2';
-- refused behind a guard by: FOREIGN KEY client_merge(organisation)
INSERT INTO client_merge (id, surviving, retired, state, organisation, team, proposed_at, proposed_by)
VALUES ('g9', 'm4', 'm3', 'proposed', 'none', 'ta', 10, 'officer');
-- refused by: FOREIGN KEY client_merge(surviving)
INSERT INTO client_merge (id, surviving, retired, state, organisation, team, proposed_at, proposed_by)
VALUES ('g9', 'none', 'm3', 'proposed', 'authority', 'ta', 10, 'officer');
-- refused by: FOREIGN KEY client_merge(retired)
INSERT INTO client_merge (id, surviving, retired, state, organisation, team, proposed_at, proposed_by)
VALUES ('g9', 'm3', 'none', 'proposed', 'authority', 'ta', 10, 'officer');
-- refused by: UNIQUE client_merge.retired
INSERT INTO client_merge (id, surviving, retired, state, organisation, team, proposed_at, proposed_by)
VALUES ('g9', 'm6', 'm4', 'proposed', 'authority', 'ta', 10, 'officer');
-- refused by: trigger client_merge_begins_proposed
INSERT INTO client_merge (id, surviving, retired, state, organisation, team, proposed_at, proposed_by, decided_at, decided_by)
VALUES ('g9', 'm4', 'm3', 'confirmed', 'authority', 'ta', 10, 'officer', 20, 'second');
-- refused by: trigger client_merge_as_proposed
UPDATE client_merge SET state = 'confirmed', decided_at = 20, decided_by = 'second', surviving = 'm6' WHERE id = 'g2';
-- refused by: trigger client_merge_goes_on
UPDATE client_merge SET state = 'proposed', decided_at = NULL, decided_by = NULL WHERE id = 'g6';
-- refused by: trigger client_merge_decided_once
UPDATE client_merge SET state = 'undone', undone_at = 50, undone_by = 'officer', reason = 'two', decided_by = 'third' WHERE id = 'g6';
-- refused by: trigger client_merge_stays
DELETE FROM client_merge WHERE id = 'g2';
-- refused by: trigger client_merge_one_step
UPDATE client_merge SET state = 'confirmed', decided_at = 20, decided_by = 'second' WHERE id = 'g4';
-- refused by: trigger client_merge_last_first
UPDATE client_merge SET state = 'undone', undone_at = 50, undone_by = 'officer', reason = 'two' WHERE id = 'g1';
-- refused behind a guard by: FOREIGN KEY client_merge(team)
INSERT INTO client_merge (id, surviving, retired, state, organisation, team, proposed_at, proposed_by)
VALUES ('g9', 'm4', 'm3', 'proposed', 'authority', 'none', 10, 'officer');
-- refused by: trigger client_merge_of_a_team
INSERT INTO client_merge (id, surviving, retired, state, organisation, team, proposed_at, proposed_by)
VALUES ('g9', 'm4', 'm3', 'proposed', 'authority', 'tm', 10, 'officer');
-- refused by: trigger client_merge_stays_of_its_team
UPDATE client_merge SET state = 'confirmed', decided_at = 20, decided_by = 'second', team = 'tm' WHERE id = 'g2';
-- refused by: trigger client_case_of_one_person
INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, responsible_team, responsible_since)
VALUES ('km3', 'm2', 'p', 'lot1', 10, 'authority', 'ta', 10);
-- refused by: trigger client_case_of_one_person
INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, responsible_team, responsible_since)
VALUES ('km3', 'm5', 'q', 'lot1', 10, 'authority', 'ta', 10);

-- refused by: CHECK identity_match: registered <> client
UPDATE identity_match SET registered = 'c1' WHERE id = 'd1';
-- refused by: FOREIGN KEY identity_match(registered)
UPDATE identity_match SET registered = 'none' WHERE id = 'd1';
-- refused by: CHECK identity_match: outcome IN
UPDATE identity_match SET outcome = 'lost', resolved_at = 20, resolved_by = 'officer' WHERE id = 'd1';
-- refused by: CHECK identity_match: (outcome IS NULL) =
UPDATE identity_match SET resolved_at = 20, resolved_by = 'officer' WHERE id = 'd1';
-- refused by: CHECK identity_match: (resolved_by IS NULL) =
UPDATE identity_match SET outcome = 'merged', resolved_at = 20 WHERE id = 'd1';

-- A closed case of m5, in the programme of the open one of m1.
INSERT INTO client_case (id, client, programme, contract, opened_at, closed_at, responsible_organisation, responsible_team, responsible_since)
VALUES ('km5', 'm5', 'p', 'lot1', 10, 15, 'authority', 'ta', 10);
-- refused by: trigger client_case_of_one_person_again
UPDATE client_case SET closed_at = NULL WHERE id = 'km5';
