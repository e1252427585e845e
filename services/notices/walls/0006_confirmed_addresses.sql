-- One whose address waits for its letter.
INSERT INTO mail_setting (person, version, mode, address, language, next_at)
VALUES ('p6', 1, 'at_once', 'p6@example.fi', 'fi', 0);
INSERT INTO mail_confirmation (person, version, address, language, state, tries, attempts, asked_at, next_try, letters,
                               letters_from)
VALUES ('p6', 1, 'p6@example.fi', 'fi', 'waiting', 0, 0, 1, 1, 1, 1);

-- refused by: CHECK mail_setting: confirmed
UPDATE mail_setting SET confirmed = 'two words' WHERE person = 'p6';

-- refused by: CHECK mail_confirmation: person
UPDATE mail_confirmation SET person = '';
-- refused by: CHECK mail_confirmation: version
UPDATE mail_confirmation SET version = 0;
-- refused by: CHECK mail_confirmation: address
UPDATE mail_confirmation SET address = 'p6@example.fi' || char(10);
-- refused by: CHECK mail_confirmation: language
UPDATE mail_confirmation SET language = 'de';
-- refused by: CHECK mail_confirmation: state IN
UPDATE mail_confirmation SET state = 'lost';
-- refused by: CHECK mail_confirmation: length(code)
UPDATE mail_confirmation SET code = x'00', code_at = 1;
-- refused by: CHECK mail_confirmation: tries
UPDATE mail_confirmation SET tries = 6;
-- refused by: CHECK mail_confirmation: attempts
UPDATE mail_confirmation SET attempts = -1;
-- refused by: CHECK mail_confirmation: letters
UPDATE mail_confirmation SET letters = 7;
-- refused by: CHECK mail_confirmation: (code IS NULL)
UPDATE mail_confirmation SET code_at = 1;
-- refused by: CHECK mail_confirmation: state <> 'used'
UPDATE mail_confirmation SET state = 'used', code = zeroblob(32), code_at = 1;
-- refused by: CHECK mail_confirmation: state <> 'sent'
UPDATE mail_confirmation SET state = 'sent';
