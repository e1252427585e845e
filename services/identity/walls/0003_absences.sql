-- A colleague of the coach; the coach is away in the summer with that colleague as substitute, and took another absence back.
INSERT INTO person (id, version, username, name, language, registered_at)
VALUES ('p4', 1, 'essi', 'Essi Näyte', 'fi', 1), ('p5', 1, 'fanni', 'Fanni Näyte', 'fi', 1);
INSERT INTO membership (id, version, person, organisation, team, role, contract, made_at, valid_from)
VALUES ('m5', 1, 'p4', 'o1', 't1', 'coach', 'lot1', 10, 10), ('m6', 1, 'p5', 'o2', 't2', 'coach', 'lot1', 10, 10);
INSERT INTO absence (id, version, person, substitute, first_day, last_day, recorded_at, recorded_by)
VALUES ('a1', 1, 'p1', 'p4', '2026-07-01', '2026-07-31', 20, 'p1');
INSERT INTO absence (id, version, person, first_day, last_day, recorded_at, recorded_by, ended_at, ended_by)
VALUES ('a2', 2, 'p1', '2026-07-15', '2026-08-15', 20, 'p1', 21, 'p1');

-- refused by: CHECK absence: version
UPDATE absence SET version = 0 WHERE id = 'a1';
-- refused by: CHECK absence: substitute
INSERT INTO absence (id, version, person, substitute, first_day, last_day, recorded_at, recorded_by)
VALUES ('a3', 1, 'p4', 'p4', '2026-09-01', '2026-09-02', 20, 'p4');
-- refused by: CHECK absence: length(first_day)
INSERT INTO absence (id, version, person, first_day, last_day, recorded_at, recorded_by)
VALUES ('a3', 1, 'p4', '2026-9-1', '2026-09-02', 20, 'p4');
-- refused by: CHECK absence: length(last_day)
INSERT INTO absence (id, version, person, first_day, last_day, recorded_at, recorded_by)
VALUES ('a3', 1, 'p4', '2026-09-01', '2027-09-02', 20, 'p4');
-- refused by: CHECK absence: ended_at
UPDATE absence SET ended_at = 19, ended_by = 'p1' WHERE id = 'a1';
-- refused by: CHECK absence: (ended_at IS NULL)
UPDATE absence SET ended_at = 22 WHERE id = 'a1';
-- refused by: FOREIGN KEY absence(person)
INSERT INTO absence (id, version, person, first_day, last_day, recorded_at, recorded_by)
VALUES ('a3', 1, 'none', '2026-09-01', '2026-09-02', 20, 'p4');
-- refused behind a guard by: FOREIGN KEY absence(substitute)
INSERT INTO absence (id, version, person, substitute, first_day, last_day, recorded_at, recorded_by)
VALUES ('a3', 1, 'p4', 'none', '2026-09-01', '2026-09-02', 20, 'p4');
-- refused by: FOREIGN KEY absence(recorded_by)
INSERT INTO absence (id, version, person, first_day, last_day, recorded_at, recorded_by)
VALUES ('a3', 1, 'p4', '2026-09-01', '2026-09-02', 20, 'none');
-- refused by: FOREIGN KEY absence(ended_by)
UPDATE absence SET ended_at = 22, ended_by = 'none' WHERE id = 'a1';
-- refused by: trigger absence_once
INSERT INTO absence (id, version, person, first_day, last_day, recorded_at, recorded_by)
VALUES ('a3', 1, 'p1', '2026-07-31', '2026-08-02', 20, 'p1');
-- refused by: trigger absence_substitute_is_there
INSERT INTO absence (id, version, person, substitute, first_day, last_day, recorded_at, recorded_by)
VALUES ('a3', 1, 'p4', 'p1', '2026-06-25', '2026-07-01', 20, 'p4');
-- refused by: trigger absence_substitute_of_team
INSERT INTO absence (id, version, person, substitute, first_day, last_day, recorded_at, recorded_by)
VALUES ('a3', 1, 'p4', 'p5', '2026-09-01', '2026-09-02', 20, 'p4');
-- refused by: trigger absence_stays
UPDATE absence SET last_day = '2026-07-30' WHERE id = 'a1';
-- refused by: trigger frozen_absence_ended_at_update
UPDATE absence SET version = 3 WHERE id = 'a2';
-- refused by: trigger frozen_absence_ended_at_delete
DELETE FROM absence WHERE id = 'a2';
