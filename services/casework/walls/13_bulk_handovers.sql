-- All cases of the authority's team to the maker's: one was proposed, one waits.
INSERT INTO bulk_handover (id, organisation, from_team, to_organisation, to_team, reason, person, membership, role, started_at)
VALUES ('u1', 'authority', 'ta', 'maker', 'tm', 'other', 'officer', 'b1', 'supervisor', 10);
INSERT INTO bulk_handover_case (bulk, case_id, state) VALUES ('u1', 'k1', 'waiting'), ('u1', 'km1', 'waiting'), ('u1', 'km2', 'waiting');
UPDATE bulk_handover_case SET state = 'made', handover = 'h1', at = 20 WHERE case_id = 'k1';

-- refused by: FOREIGN KEY bulk_handover(from_team, organisation)
INSERT INTO bulk_handover (id, organisation, from_team, to_organisation, to_team, reason, person, membership, role, started_at)
VALUES ('u2', 'authority', 'tm', 'authority', 'ta', 'other', 'officer', 'b1', 'supervisor', 10);
-- refused by: FOREIGN KEY bulk_handover(to_team, to_organisation)
INSERT INTO bulk_handover (id, organisation, from_team, to_organisation, to_team, reason, person, membership, role, started_at)
VALUES ('u2', 'authority', 'ta', 'authority', 'tm', 'other', 'officer', 'b1', 'supervisor', 10);
-- refused by: CHECK bulk_handover: from_team <> to_team
INSERT INTO bulk_handover (id, organisation, from_team, to_organisation, to_team, reason, person, membership, role, started_at)
VALUES ('u2', 'authority', 'ta', 'authority', 'ta', 'other', 'officer', 'b1', 'supervisor', 10);
-- refused by: trigger append_only_bulk_handover_update
UPDATE bulk_handover SET to_team = 'ta';
-- refused by: trigger append_only_bulk_handover_delete
DELETE FROM bulk_handover;
-- refused by: FOREIGN KEY bulk_handover_case(bulk)
INSERT INTO bulk_handover_case (bulk, case_id, state) VALUES ('none', 'k1', 'waiting');
-- refused by: FOREIGN KEY bulk_handover_case(case_id)
INSERT INTO bulk_handover_case (bulk, case_id, state) VALUES ('u1', 'none', 'waiting');
-- refused behind a guard by: FOREIGN KEY bulk_handover_case(handover)
UPDATE bulk_handover_case SET state = 'made', handover = 'none', at = 20 WHERE case_id = 'km1';
-- refused behind a guard by: UNIQUE bulk_handover_case.handover
UPDATE bulk_handover_case SET state = 'made', handover = 'h1', at = 20 WHERE case_id = 'km1';
-- refused by: CHECK bulk_handover_case: state IN
UPDATE bulk_handover_case SET state = 'lost', at = 20 WHERE case_id = 'km1';
-- refused by: CHECK bulk_handover_case: (state = 'made') =
UPDATE bulk_handover_case SET state = 'made', at = 20 WHERE case_id = 'km1';
-- refused by: CHECK bulk_handover_case: (state = 'refused') =
UPDATE bulk_handover_case SET state = 'refused', at = 20 WHERE case_id = 'km1';
-- refused by: CHECK bulk_handover_case: (state = 'waiting') =
UPDATE bulk_handover_case SET state = 'refused', refusal = 'case_closed' WHERE case_id = 'km1';
-- refused by: trigger frozen_bulk_handover_case_at_update
UPDATE bulk_handover_case SET at = 30 WHERE case_id = 'k1';
-- refused behind a guard by: trigger frozen_bulk_handover_case_at_delete
DELETE FROM bulk_handover_case WHERE case_id = 'k1';
-- refused by: trigger bulk_handover_case_waits
INSERT INTO bulk_handover_case (bulk, case_id, state, refusal, at) VALUES ('u1', 'kc', 'refused', 'case_closed', 20);
-- refused by: trigger bulk_handover_case_stays
DELETE FROM bulk_handover_case WHERE case_id = 'km1';
-- refused by: trigger bulk_handover_case_made
UPDATE bulk_handover_case SET state = 'made', handover = 'h2', at = 20 WHERE case_id = 'km1';
