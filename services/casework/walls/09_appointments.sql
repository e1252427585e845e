-- An appointment of the maker's coach, moved once to another time, and one that was attended.
INSERT INTO appointment (id, case_id, kind, title, category, organisation, person, starts_at, ends_at, remote, with_client,
    state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p1', 'k1', 'meeting', 'Talk', 'employment', 'maker', 'coach', 100, 200, 0, 1, 'planned', 10, 'coach', 'maker');
UPDATE appointment SET version = 2, state = 'rescheduled', settled_at = 20, settled_by = 'coach', settled_organisation = 'maker',
    reason = 'ill' WHERE id = 'p1';
INSERT INTO appointment (id, case_id, kind, title, category, organisation, person, starts_at, ends_at, remote, with_client,
    reschedules, state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p2', 'k1', 'meeting', 'Talk', 'employment', 'maker', 'coach', 300, 400, 0, 1, 'p1', 'planned', 20, 'coach', 'maker');
INSERT INTO appointment_participant (appointment, organisation) VALUES ('p2', 'authority');

-- refused by: CHECK appointment: kind
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'party', 'Talk', 'employment', 'maker', 100, 200, 0, 1, 'planned', 10, 'coach', 'maker');
-- refused by: CHECK appointment: title
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'meeting', '', 'employment', 'maker', 100, 200, 0, 1, 'planned', 10, 'coach', 'maker');
-- refused by: CHECK appointment: ends_at
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'meeting', 'Talk', 'employment', 'maker', 100, 100, 0, 1, 'planned', 10, 'coach', 'maker');
-- refused by: CHECK appointment: remote
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'meeting', 'Talk', 'employment', 'maker', 100, 200, 2, 1, 'planned', 10, 'coach', 'maker');
-- refused by: CHECK appointment: with_client
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'meeting', 'Talk', 'employment', 'maker', 100, 200, 0, 2, 'planned', 10, 'coach', 'maker');
-- refused by: FOREIGN KEY appointment(case_id)
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'none', 'meeting', 'Talk', 'employment', 'maker', 100, 200, 0, 1, 'planned', 10, 'coach', 'maker');
-- refused by: FOREIGN KEY appointment(organisation)
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'meeting', 'Talk', 'employment', 'none', 100, 200, 0, 1, 'planned', 10, 'coach', 'maker');
-- refused by: UNIQUE appointment.reschedules
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    reschedules, state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'meeting', 'Talk', 'employment', 'maker', 100, 200, 0, 1, 'p1', 'planned', 10, 'coach', 'maker');
-- refused behind a guard by: FOREIGN KEY appointment(reschedules)
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    reschedules, state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'meeting', 'Talk', 'employment', 'maker', 100, 200, 0, 1, 'none', 'planned', 10, 'coach', 'maker');
-- refused behind a guard by: CHECK appointment: reschedules <> id
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    reschedules, state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'meeting', 'Talk', 'employment', 'maker', 100, 200, 0, 1, 'p3', 'planned', 10, 'coach', 'maker');
-- refused by: CHECK appointment: state
UPDATE appointment SET state = 'lost' WHERE id = 'p2';
-- refused by: CHECK appointment: (state = 'planned') =
UPDATE appointment SET state = 'attended' WHERE id = 'p2';
-- refused by: CHECK appointment: (settled_at IS NULL) =
UPDATE appointment SET state = 'attended', settled_at = 300, settled_organisation = 'maker' WHERE id = 'p2';
-- refused by: CHECK appointment: (settled_by IS NULL) =
UPDATE appointment SET state = 'attended', settled_at = 300, settled_by = 'coach' WHERE id = 'p2';
-- refused by: CHECK appointment: (state IN ('rescheduled', 'cancelled')) =
UPDATE appointment SET state = 'cancelled', settled_at = 300, settled_by = 'coach', settled_organisation = 'maker' WHERE id = 'p2';
-- refused by: CHECK appointment: state NOT IN
UPDATE appointment SET state = 'attended', settled_at = 299, settled_by = 'coach', settled_organisation = 'maker' WHERE id = 'p2';
-- refused by: trigger appointment_begins_planned
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    state, recorded_at, recorded_by, recorded_organisation, settled_at, settled_by, settled_organisation)
VALUES ('p3', 'k1', 'meeting', 'Talk', 'employment', 'maker', 100, 200, 0, 1, 'attended', 10, 'coach', 'maker', 300, 'coach', 'maker');
-- refused by: trigger appointment_as_agreed
UPDATE appointment SET starts_at = 250 WHERE id = 'p2';
-- refused by: trigger appointment_stays
DELETE FROM appointment WHERE id = 'p2';
-- refused by: trigger appointment_instead
INSERT INTO appointment (id, case_id, kind, title, category, organisation, starts_at, ends_at, remote, with_client,
    reschedules, state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'meeting', 'Talk', 'employment', 'maker', 100, 200, 0, 1, 'p2', 'planned', 10, 'coach', 'maker');
-- refused by: trigger appointment_person
INSERT INTO appointment (id, case_id, kind, title, category, organisation, person, starts_at, ends_at, remote, with_client,
    state, recorded_at, recorded_by, recorded_organisation)
VALUES ('p3', 'k1', 'meeting', 'Talk', 'employment', 'maker', 'officer', 100, 200, 0, 1, 'planned', 10, 'coach', 'maker');
-- refused by: trigger appointment_other_person
UPDATE appointment SET person = 'officer' WHERE id = 'p2';
-- refused by: trigger frozen_appointment_settled_at_update
UPDATE appointment SET reason = 'well' WHERE id = 'p1';
-- refused behind a guard by: trigger frozen_appointment_settled_at_delete
DELETE FROM appointment WHERE id = 'p1';
-- refused by: FOREIGN KEY appointment_participant(appointment)
INSERT INTO appointment_participant (appointment, organisation) VALUES ('none', 'authority');
-- refused by: FOREIGN KEY appointment_participant(organisation)
INSERT INTO appointment_participant (appointment, organisation) VALUES ('p2', 'none');
-- refused by: trigger append_only_appointment_participant_update
UPDATE appointment_participant SET person = 'officer';
-- refused by: trigger append_only_appointment_participant_delete
DELETE FROM appointment_participant;
