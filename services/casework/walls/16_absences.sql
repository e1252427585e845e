-- One is away, with a substitute.
INSERT INTO absence (id, person, substitute, first_day, last_day) VALUES ('away1', 'p1', 'p2', '2026-12-01', '2026-12-31');

-- refused by: CHECK absence: substitute
UPDATE absence SET substitute = person WHERE id = 'away1';
-- refused by: CHECK absence: last_day
UPDATE absence SET last_day = '2026-11-30' WHERE id = 'away1';
