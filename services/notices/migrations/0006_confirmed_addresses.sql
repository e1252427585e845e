-- The address that its person has shown to read: digests go there alone. Those from before are taken as shown.
ALTER TABLE mail_setting ADD COLUMN confirmed TEXT CHECK (confirmed <> '' AND confirmed NOT GLOB '*[^!-~]*');
UPDATE mail_setting SET confirmed = address;

-- The asking for an address: a letter with a code, which its person types on their own page. The code stands in the
-- letter alone.
CREATE TABLE mail_confirmation (
    person      TEXT    NOT NULL PRIMARY KEY CHECK (person <> ''),
    version     INTEGER NOT NULL CHECK (version > 0),
    address     TEXT    NOT NULL CHECK (address <> '' AND address NOT GLOB '*[^!-~]*'),
    language    TEXT    NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'undelivered', 'used')),
    -- A keyed hash of the newest letter's code, drawn as the letter is handed over; nothing: none yet, or it is used.
    code        BLOB    CHECK (length(code) = 32),
    code_at     INTEGER,
    tries       INTEGER NOT NULL CHECK (tries BETWEEN 0 AND 5),
    attempts    INTEGER NOT NULL CHECK (attempts >= 0),
    asked_at    INTEGER NOT NULL,
    next_try    INTEGER NOT NULL,
    -- How many letters were asked for since then, to whatever address: nobody sends them to strangers by the dozen.
    letters      INTEGER NOT NULL CHECK (letters BETWEEN 1 AND 6),
    letters_from INTEGER NOT NULL,
    CHECK ((code IS NULL) = (code_at IS NULL)),
    CHECK (state <> 'used' OR code IS NULL),
    CHECK (state <> 'sent' OR code IS NOT NULL)
) STRICT;
CREATE INDEX mail_confirmation_next ON mail_confirmation (next_try) WHERE state = 'waiting';
