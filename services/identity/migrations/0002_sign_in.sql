-- Signing in: where a session was opened, what slows down guessing, second factors, and new passwords by an administrator.

-- What its owner is shown of a session beside its times; empty for a session opened before this step.
ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '' CHECK (length(device) <= 100);
ALTER TABLE session ADD COLUMN source TEXT NOT NULL DEFAULT '' CHECK (length(source) <= 45);

-- Tries to sign in that did not succeed. What was typed may be anything, a code of a client's too: subject is a keyed hash of the account, of
-- the source, or of both. Nothing is tried before open_at.
CREATE TABLE sign_in_try (
    subject  BLOB    NOT NULL PRIMARY KEY CHECK (length(subject) = 32),
    failures INTEGER NOT NULL CHECK (failures >= 1),
    last_at  INTEGER NOT NULL,
    open_at  INTEGER NOT NULL CHECK (open_at >= last_at AND open_at <= last_at + 300000)
) STRICT;
CREATE INDEX sign_in_try_age ON sign_in_try (last_at);

-- Whence somebody has signed in (a keyed hash of account and source): there, what others try elsewhere slows nobody down.
CREATE TABLE known_source (
    subject BLOB    NOT NULL PRIMARY KEY CHECK (length(subject) = 32),
    person  TEXT    NOT NULL REFERENCES person (id),
    seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX known_source_age ON known_source (seen_at);

-- One-time codes by an authenticator application (RFC 6238). The secret is sealed; asked for at sign-in once confirmed. last_step is the time
-- step of the last code taken: no step is taken twice.
CREATE TABLE second_factor (
    person       TEXT    NOT NULL PRIMARY KEY REFERENCES person (id),
    secret       BLOB    NOT NULL CHECK (length(secret) > 41),
    begun_at     INTEGER NOT NULL,
    confirmed_at INTEGER CHECK (confirmed_at >= begun_at),
    last_step    INTEGER NOT NULL CHECK (last_step >= 0)
) STRICT;

-- For who has lost the application: a keyed hash of each, good for one sign-in.
CREATE TABLE recovery_code (
    person  TEXT NOT NULL REFERENCES second_factor (person),
    hash    BLOB NOT NULL CHECK (length(hash) = 32),
    used_at INTEGER,
    PRIMARY KEY (person, hash)
) STRICT;

-- A link by which one person chooses a new password, once, within a day. Of its token there is only the SHA-256.
CREATE TABLE password_reset (
    person     TEXT    NOT NULL PRIMARY KEY REFERENCES person (id),
    token_hash TEXT    NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    made_by    TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL CHECK (ends_at > made_at AND ends_at <= made_at + 86400000)
) STRICT;
