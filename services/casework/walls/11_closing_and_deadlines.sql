-- A case of another client that was closed once and opened again, and is closed now.
INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, responsible_team, responsible_since)
VALUES ('kc', 'c2', 'p', 'lot1', 10, 'authority', 'ta', 10);
INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, outcome)
VALUES ('kc', 20, 'officer', 'authority', 'other', 'work');
UPDATE case_closing SET reopened_at = 30, reopened_by = 'officer', reopened_organisation = 'authority', reopen_reason = 'too early'
WHERE case_id = 'kc';
INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, outcome)
VALUES ('kc', 40, 'officer', 'authority', 'other', 'work');

-- refused by: CHECK case_closing: reason IN
INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, outcome)
VALUES ('k2', 20, 'officer', 'authority', 'bored', 'work');
-- refused by: CHECK case_closing: outcome
INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, outcome)
VALUES ('k2', 20, 'officer', 'authority', 'other', 'luck');
-- refused by: FOREIGN KEY case_closing(case_id)
INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, outcome)
VALUES ('none', 20, 'officer', 'authority', 'other', 'work');
-- refused behind a guard by: UNIQUE case_closing.case_id
INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, outcome)
VALUES ('kc', 50, 'officer', 'authority', 'other', 'work');
-- refused by: CHECK case_closing: reopened_at
UPDATE case_closing SET reopened_at = 40, reopened_by = 'officer', reopened_organisation = 'authority', reopen_reason = 'x' WHERE closed_at = 40;
-- refused by: CHECK case_closing: (reopened_at IS NULL) = (reopened_by
UPDATE case_closing SET reopened_at = 50, reopened_organisation = 'authority', reopen_reason = 'x' WHERE closed_at = 40;
-- refused by: CHECK case_closing: (reopened_by
UPDATE case_closing SET reopened_at = 50, reopened_by = 'officer', reopen_reason = 'x' WHERE closed_at = 40;
-- refused by: CHECK case_closing: (reopened_at IS NULL) = (reopen_reason
UPDATE case_closing SET reopened_at = 50, reopened_by = 'officer', reopened_organisation = 'authority' WHERE closed_at = 40;
-- refused by: trigger case_closing_as_it_was
UPDATE case_closing SET outcome = 'studies' WHERE closed_at = 40;
-- refused by: trigger case_closing_stays
DELETE FROM case_closing WHERE closed_at = 40;
-- refused by: trigger case_closing_of_open
INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, outcome)
VALUES ('kc', 50, 'officer', 'authority', 'other', 'work');
-- refused by: trigger case_closing_leaves_nothing_open
INSERT INTO case_closing (case_id, closed_at, closed_by, closed_organisation, reason, outcome)
VALUES ('k1', 50, 'officer', 'authority', 'other', 'work');
-- refused by: trigger client_case_closed_by_closing
UPDATE client_case SET closed_at = 60 WHERE id = 'k1';
-- refused by: trigger frozen_case_closing_reopened_at_update
UPDATE case_closing SET reopen_reason = 'too late' WHERE closed_at = 20;
-- refused behind a guard by: trigger frozen_case_closing_reopened_at_delete
DELETE FROM case_closing WHERE closed_at = 20;
-- refused by: CHECK deadline_rule: kind
INSERT INTO deadline_rule (kind, valid_from, amount, unit, legal_basis) VALUES ('party', '2000-01-01', 1, 'days', '');
-- refused by: CHECK deadline_rule: valid_until
INSERT INTO deadline_rule (kind, valid_from, valid_until, amount, unit, legal_basis) VALUES ('review', '2000-02-01', '2000-01-01', 1, 'days', '');
-- refused by: CHECK deadline_rule: amount
INSERT INTO deadline_rule (kind, valid_from, valid_until, amount, unit, legal_basis) VALUES ('review', '2000-01-01', '2000-02-01', 0, 'days', '');
-- refused by: CHECK deadline_rule: unit
INSERT INTO deadline_rule (kind, valid_from, valid_until, amount, unit, legal_basis) VALUES ('review', '2000-01-01', '2000-02-01', 1, 'years', '');
-- refused by: CHECK client_case: deadline_kind
UPDATE client_case SET deadline_kind = 'party', deadline_on = '2026-01-01' WHERE id = 'k1';
-- refused by: CHECK client_case: (deadline_on
UPDATE client_case SET deadline_on = '2026-01-01' WHERE id = 'k1';
