-- Somebody guesses; one person has a second factor with one code left, and a link to choose a password by.
INSERT INTO sign_in_try (subject, failures, last_at, open_at) VALUES (zeroblob(32), 1, 10, 20);
INSERT INTO known_source (subject, person, seen_at) VALUES (zeroblob(32), 'p1', 10);
INSERT INTO second_factor (person, secret, begun_at, confirmed_at, last_step) VALUES ('p1', zeroblob(42), 10, 10, 0);
INSERT INTO recovery_code (person, hash) VALUES ('p1', zeroblob(32));
INSERT INTO password_reset (person, token_hash, made_by, made_at, ends_at) VALUES ('p1', printf('%064d', 1), 'p2', 10, 20);

-- refused by: CHECK sign_in_try: length(subject)
UPDATE sign_in_try SET subject = zeroblob(31);
-- refused by: CHECK sign_in_try: failures
UPDATE sign_in_try SET failures = 0;
-- refused by: CHECK sign_in_try: open_at
UPDATE sign_in_try SET open_at = last_at + 300001;
-- refused by: CHECK known_source: length(subject)
UPDATE known_source SET subject = zeroblob(31);
-- refused by: FOREIGN KEY known_source(person)
UPDATE known_source SET person = 'none';
-- refused by: CHECK second_factor: length(secret)
UPDATE second_factor SET secret = zeroblob(41);
-- refused by: CHECK second_factor: confirmed_at
UPDATE second_factor SET confirmed_at = begun_at - 1;
-- refused by: CHECK second_factor: last_step
UPDATE second_factor SET last_step = -1;
-- refused by: FOREIGN KEY second_factor(person)
INSERT INTO second_factor (person, secret, begun_at, last_step) VALUES ('none', zeroblob(42), 10, 0);
-- refused by: CHECK recovery_code: length(hash)
UPDATE recovery_code SET hash = zeroblob(31);
-- refused by: FOREIGN KEY recovery_code(person)
INSERT INTO recovery_code (person, hash) VALUES ('p2', zeroblob(32));
-- refused by: CHECK password_reset: length(token_hash)
UPDATE password_reset SET token_hash = 'a token as it is';
-- refused by: CHECK password_reset: ends_at
UPDATE password_reset SET ends_at = made_at + 86400001;
-- refused by: FOREIGN KEY password_reset(person)
UPDATE password_reset SET person = 'none';
-- refused by: UNIQUE password_reset.token_hash
INSERT INTO password_reset (person, token_hash, made_by, made_at, ends_at) VALUES ('p2', printf('%064d', 1), 'p1', 10, 20);
