-- i3 was run and undone; on the case of i4 somebody has acted; i1 was never run.
INSERT INTO import (id, organisation, kind, file_name, file_hash, state, row_count, new_count, unchanged_count,
    match_count, fault_count, seen, read_at, read_by, done_at)
VALUES ('i3', 'authority', 'referrals', 'f', 'x', 'done', 1, 1, 0, 0, 0, '', 10, 'officer', 10),
       ('i4', 'authority', 'referrals', 'f', 'x', 'done', 1, 1, 0, 0, 0, '', 10, 'officer', 10);
INSERT INTO client (id, family_name, given_names, family_name_folded, given_names_folded, mother_tongue, service_language, municipality,
    registered_at, registered_organisation)
VALUES ('j3', 'A', 'A', 'a', 'a', 'fi', 'fi', '091', 10, 'authority'), ('j4', 'A', 'A', 'a', 'a', 'fi', 'fi', '091', 10, 'authority');
INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, responsible_team, responsible_since)
VALUES ('kj3', 'j3', 'p', 'lot1', 10, 'authority', 'ta', 10), ('kj4', 'j4', 'p', 'lot1', 10, 'authority', 'ta', 10);
INSERT INTO imported_case (case_id, client, import, number) VALUES ('kj3', 'j3', 'i3', '3'), ('kj4', 'j4', 'i4', '4');
INSERT INTO party (id, case_id, organisation, team, part, joined_at) VALUES ('yj4', 'kj4', 'maker', 'tm', 'provider', 11);
INSERT INTO import_undo (import, undone_at, undone_by) VALUES ('i3', 20, 'officer');

-- refused by: CHECK imported_case: number
INSERT INTO imported_case (case_id, client, import, number) VALUES ('k1', 'c1', 'i4', '');
-- refused by: FOREIGN KEY imported_case(import)
INSERT INTO imported_case (case_id, client, import, number) VALUES ('k1', 'c1', 'none', '5');
-- refused by: FOREIGN KEY imported_case(case_id, client)
INSERT INTO imported_case (case_id, client, import, number) VALUES ('k1', 'j4', 'i4', '5');
-- refused by: trigger append_only_imported_case_update
UPDATE imported_case SET import = 'i1' WHERE case_id = 'kj4';
-- refused by: trigger append_only_imported_case_delete
DELETE FROM imported_case WHERE case_id = 'kj4';
-- refused behind a guard by: FOREIGN KEY import_undo(import)
INSERT INTO import_undo (import, undone_at, undone_by) VALUES ('none', 20, 'officer');
-- refused by: trigger import_undo_of_what_was_run
INSERT INTO import_undo (import, undone_at, undone_by) VALUES ('i1', 20, 'officer');
-- refused by: trigger import_undo_before_any_act
INSERT INTO import_undo (import, undone_at, undone_by) VALUES ('i4', 20, 'officer');
-- refused by: trigger append_only_import_undo_update
UPDATE import_undo SET undone_by = 'second';
-- refused by: trigger append_only_import_undo_delete
DELETE FROM import_undo;
-- refused behind a guard by: CHECK client_case: undone_at
UPDATE client_case SET closed_at = NULL WHERE id = 'kj3';
-- refused by: trigger client_case_undone_with_import
UPDATE client_case SET undone_at = 20, closed_at = 20 WHERE id = 'kj4';
-- refused by: trigger client_case_begins_as_made
INSERT INTO client_case (id, client, programme, contract, opened_at, closed_at, undone_at, responsible_organisation, responsible_team,
    responsible_since)
VALUES ('kj5', 'j4', 'q', 'lot1', 10, 20, 20, 'authority', 'ta', 10);
-- refused by: trigger grants_of_what_stands
INSERT INTO grants (case_id, client, organisation, team, category, relation, ground, content_until, valid_from, valid_until)
VALUES ('kj3', 'j3', 'authority', 'ta', 'basic', 'responsible', 'statute', 99, 10, 99);
