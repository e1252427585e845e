-- A handover that waits for its answer and one that was accepted.
INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, to_organisation, to_team,
    reason, proposed_at, answer_by, ground, package_hash)
VALUES ('h1', 'k1', 'responsibility', 'proposed', 'authority', 'ta', 'officer', 'maker', 'tm', 'r', 10, '2026-02-01', 'g', 'x'),
       ('h2', 'k1', 'referral', 'proposed', 'authority', 'ta', 'officer', 'maker', 'tm', 'r', 10, '2026-02-01', 'g', 'x');
INSERT INTO handover_package (handover, category, content, hash) VALUES ('h1', 'basic', '{}', 'x'), ('h2', 'basic', '{}', 'x');
UPDATE handover SET state = 'accepted', decided_at = 20, decided_by = 'coach', decided_organisation = 'maker' WHERE id = 'h2';

-- refused by: CHECK handover: kind
UPDATE handover SET kind = 'gift' WHERE id = 'h1';
-- refused by: CHECK handover: state IN
UPDATE handover SET state = 'lost' WHERE id = 'h1';
-- refused by: CHECK handover: (state IN ('accepted'
UPDATE handover SET state = 'expired' WHERE id = 'h1';
-- refused by: CHECK handover: (state = 'declined') =
UPDATE handover SET decline_reason = 'full' WHERE id = 'h1';
-- refused by: CHECK handover: NOT (from_organisation = to_organisation
UPDATE handover SET to_organisation = 'authority', to_team = 'ta' WHERE id = 'h1';
-- refused by: CHECK handover: state NOT IN ('accepted', 'declined') OR
UPDATE handover SET state = 'accepted', decided_at = 20, decided_by = 'coach', decided_organisation = 'authority' WHERE id = 'h1';
-- refused by: CHECK handover: state <> 'accepted' OR
UPDATE handover SET state = 'accepted', decided_at = 20, decided_by = 'officer', decided_organisation = 'maker' WHERE id = 'h1';
-- refused by: CHECK handover: state <> 'withdrawn' OR
UPDATE handover SET state = 'withdrawn', decided_at = 20, decided_by = 'coach', decided_organisation = 'maker' WHERE id = 'h1';
-- refused by: FOREIGN KEY handover(to_team, to_organisation)
UPDATE handover SET to_team = 'none' WHERE id = 'h1';
-- refused by: FOREIGN KEY handover(case_id)
UPDATE handover SET case_id = 'none' WHERE id = 'h1';
-- refused by: UNIQUE handover.case_id
INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, to_organisation, to_team,
    reason, proposed_at, answer_by, ground, package_hash)
VALUES ('h3', 'k1', 'responsibility', 'proposed', 'authority', 'ta', 'officer', 'maker', 'tm', 'r', 10, '2026-02-01', 'g', 'x');
INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, to_organisation, to_team,
    reason, proposed_at, answer_by, ground, package_hash)
VALUES ('h4', 'k1', 'referral', 'proposed', 'authority', 'ta', 'officer', 'maker', 'tm', 'r', 10, '2026-02-01', 'g', 'x'),
       ('h5', 'k1', 'request', 'proposed', 'maker', 'tm', 'coach', 'authority', 'ta', 'r', 10, '2026-02-01', 'g', 'x');
-- refused by: UNIQUE handover.case_id, handover.to_team
INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, to_organisation, to_team,
    reason, proposed_at, answer_by, ground, package_hash)
VALUES ('h6', 'k1', 'referral', 'proposed', 'authority', 'ta', 'officer', 'maker', 'tm', 'r', 10, '2026-02-01', 'g', 'x');
-- refused by: UNIQUE handover.case_id, handover.from_team
INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, to_organisation, to_team,
    reason, proposed_at, answer_by, ground, package_hash)
VALUES ('h6', 'k1', 'request', 'proposed', 'maker', 'tm', 'coach', 'authority', 'ta', 'r', 10, '2026-02-01', 'g', 'x');
-- refused behind a guard by: trigger frozen_handover_decided_at_update
UPDATE handover SET decided_at = 21 WHERE id = 'h2';
-- refused behind a guard by: trigger frozen_handover_decided_at_delete
DELETE FROM handover WHERE id = 'h2';
-- refused behind a guard by: trigger frozen_handover_keeps_decided_at_update
UPDATE handover SET decided_at = 21 WHERE id = 'h2';
-- refused behind a guard by: trigger frozen_handover_keeps_decided_at_delete
DELETE FROM handover WHERE id = 'h2';

-- refused by: FOREIGN KEY handover_package(handover)
INSERT INTO handover_package (handover, category, content, hash) VALUES ('none', 'basic', '{}', 'x');
-- refused by: trigger append_only_handover_package_update
UPDATE handover_package SET content = '[]' WHERE handover = 'h1';
-- refused by: trigger append_only_handover_package_delete
DELETE FROM handover_package WHERE handover = 'h1';
-- refused by: trigger frozen_handover_package_by_handover_insert
INSERT INTO handover_package (handover, category, content, hash) VALUES ('h2', 'health', '{}', 'x');
-- refused behind a guard by: trigger frozen_handover_package_by_handover_update
UPDATE handover_package SET content = '[]' WHERE handover = 'h2';
-- refused behind a guard by: trigger frozen_handover_package_by_handover_delete
DELETE FROM handover_package WHERE handover = 'h2';

-- Another case, which the maker took and gives back; the return is declined.
INSERT INTO client (id, family_name, given_names, family_name_folded, given_names_folded, mother_tongue, service_language, municipality,
    registered_at, registered_organisation)
VALUES ('c9', 'Malli', 'Dan', 'malli', 'dan', 'fi', 'fi', '091', 1, 'authority');
INSERT INTO client_case (id, client, programme, contract, opened_at, responsible_organisation, responsible_team, responsible_since)
VALUES ('k9', 'c9', 'p', 'lot1', 10, 'authority', 'ta', 10);
INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, to_organisation, to_team,
    reason, proposed_at, answer_by, ground, package_hash)
VALUES ('h9', 'k9', 'responsibility', 'proposed', 'authority', 'ta', 'officer', 'maker', 'tm', 'r', 10, '2026-02-01', 'g', 'x');
UPDATE handover SET state = 'accepted', decided_at = 20, decided_by = 'coach', decided_organisation = 'maker' WHERE id = 'h9';
-- refused by: trigger handover_gives_back_what_was_taken
INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, to_organisation, to_team,
    reason, proposed_at, answer_by, ground, package_hash, returns)
VALUES ('r9', 'k9', 'return', 'proposed', 'maker', 'tm', 'coach', 'authority', 'ta', 'r', 30, '2026-02-01', 'g', 'x', 'h9');
UPDATE client_case SET responsible_organisation = 'maker', responsible_team = 'tm', responsible_since = 20, responsible_by = 'h9' WHERE id = 'k9';
INSERT INTO handover (id, case_id, kind, state, from_organisation, from_team, from_person, to_organisation, to_team,
    reason, proposed_at, answer_by, ground, package_hash, returns)
VALUES ('r9', 'k9', 'return', 'proposed', 'maker', 'tm', 'coach', 'authority', 'ta', 'r', 30, '2026-02-01', 'g', 'x', 'h9');
-- refused by: CHECK handover: (kind = 'return') =
UPDATE handover SET kind = 'responsibility' WHERE id = 'r9';
-- refused by: FOREIGN KEY handover(returns)
UPDATE handover SET returns = 'none' WHERE id = 'r9';
-- refused by: trigger disagreement_about_a_return
INSERT INTO disagreement (handover, case_id, opened_at) VALUES ('r9', 'k9', 40);
UPDATE handover SET state = 'declined', decided_at = 40, decided_by = 'officer2', decided_organisation = 'authority', decline_reason = 'other' WHERE id = 'r9';
INSERT INTO disagreement (handover, case_id, opened_at) VALUES ('r9', 'k9', 40);
-- refused by: UNIQUE disagreement.case_id
INSERT INTO disagreement (handover, case_id, opened_at) VALUES ('r9', 'k9', 41);
-- refused behind a guard by: FOREIGN KEY disagreement(handover)
INSERT INTO disagreement (handover, case_id, opened_at, settled_at, outcome) VALUES ('none', 'k9', 41, 42, 'moved');
-- refused by: FOREIGN KEY disagreement(case_id)
UPDATE disagreement SET case_id = 'none';
-- refused by: CHECK disagreement: settled_at
UPDATE disagreement SET settled_at = 39, outcome = 'moved';
-- refused by: CHECK disagreement: outcome
UPDATE disagreement SET settled_at = 50, outcome = 'lost';
-- refused by: CHECK disagreement: (settled_at IS NULL) =
UPDATE disagreement SET settled_at = 50;
-- refused by: CHECK disagreement: (coalesce(outcome
UPDATE disagreement SET settled_at = 50, outcome = 'kept';
-- refused by: CHECK disagreement: (settled_by IS NULL) =
UPDATE disagreement SET settled_organisation = 'maker';
-- refused by: trigger disagreement_stays
DELETE FROM disagreement;
UPDATE disagreement SET settled_at = 50, outcome = 'kept', settled_by = 'coach', settled_organisation = 'maker';
-- refused behind a guard by: trigger frozen_disagreement_settled_at_update
UPDATE disagreement SET note = 'x';
-- refused behind a guard by: trigger frozen_disagreement_settled_at_delete
DELETE FROM disagreement;

INSERT INTO handover_item (handover, kind, item, title, category, fate, organisation) VALUES ('h9', 'plan_action', 'a1', 'x', 'basic', 'moves', 'maker');
-- refused by: trigger handover_item_of_an_accepted_one
INSERT INTO handover_item (handover, kind, item, title, category, fate, organisation) VALUES ('r9', 'plan_action', 'a1', 'x', 'basic', 'moves', 'maker');
-- refused behind a guard by: FOREIGN KEY handover_item(handover)
INSERT INTO handover_item (handover, kind, item, title, category, fate, organisation) VALUES ('none', 'plan_action', 'a1', 'x', 'basic', 'moves', 'maker');
-- refused by: CHECK handover_item: fate
INSERT INTO handover_item (handover, kind, item, title, category, fate, organisation) VALUES ('h9', 'plan_action', 'a2', 'x', 'basic', 'lost', 'maker');
-- refused by: trigger append_only_handover_item_update
UPDATE handover_item SET fate = 'stays';
-- refused by: trigger append_only_handover_item_delete
DELETE FROM handover_item;

-- refused by: CHECK handover_time: step
INSERT INTO handover_time (step, working_days, valid_from) VALUES ('lunch', 1, '2026-01-01');
-- refused by: CHECK handover_time: working_days
INSERT INTO handover_time (step, working_days, valid_from) VALUES ('answer', 0, '2026-01-01');
-- refused by: trigger append_only_handover_time_update
UPDATE handover_time SET working_days = 1;
-- refused by: trigger append_only_handover_time_delete
DELETE FROM handover_time;
INSERT INTO handover_reminder (handover, working_days, at) VALUES ('h9', 3, 15);
-- refused by: FOREIGN KEY handover_reminder(handover)
INSERT INTO handover_reminder (handover, working_days, at) VALUES ('none', 3, 16);
-- refused by: trigger append_only_handover_reminder_update
UPDATE handover_reminder SET at = 1;
-- refused by: trigger append_only_handover_reminder_delete
DELETE FROM handover_reminder;
