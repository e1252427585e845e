-- What every service's database has beside its own tables: the event log, the journal, request results, jobs and
-- readers' cursors.

-- The newest numbers of both logs and the newest instant on them, which never runs backwards. The epoch is new when
-- the log is made and when it is restored.
CREATE TABLE log_head (
    id             INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    epoch          TEXT    NOT NULL,
    event_number   INTEGER NOT NULL CHECK (event_number >= 0),
    journal_number INTEGER NOT NULL CHECK (journal_number >= 0),
    last_at        INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
    number   INTEGER NOT NULL PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    type     TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    category TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    request  TEXT    NOT NULL,
    data     TEXT    NOT NULL
) STRICT;
-- append-only: event
-- gap-free: event(number)

-- Who did or saw what: one row a request. clients is a JSON array of client ids, categories one of category names.
CREATE TABLE journal (
    number       INTEGER NOT NULL PRIMARY KEY,
    at           INTEGER NOT NULL,
    request      TEXT    NOT NULL,
    person       TEXT,
    membership   TEXT,
    organisation TEXT,
    role         TEXT,
    action       TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('change', 'read', 'refusal')),
    outcome      TEXT,
    clients      TEXT    NOT NULL,
    case_id      TEXT,
    categories   TEXT    NOT NULL,
    ground       TEXT,
    reason       TEXT,
    subject      TEXT
) STRICT;
-- append-only: journal
-- gap-free: journal(number)

-- The small result of each write, so that the same request sent again is answered and not done again.
-- key is person|membership|method|path|idempotency key. resource_state is that of its state machine, or empty;
-- location is its path, or empty.
CREATE TABLE request (
    key       TEXT    NOT NULL PRIMARY KEY,
    body_hash BLOB    NOT NULL,
    status    INTEGER NOT NULL,
    resource  TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('running', 'done')),
    resource_state TEXT NOT NULL,
    location  TEXT    NOT NULL,
    at        INTEGER NOT NULL
) STRICT;

-- What must happen later, written in the transaction that causes it.
CREATE TABLE job (
    id         TEXT    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    unique_key TEXT    NOT NULL UNIQUE,
    due_at     INTEGER NOT NULL,
    data       TEXT    NOT NULL,
    attempts   INTEGER NOT NULL CHECK (attempts >= 0),
    done_at    INTEGER,
    last_error TEXT
) STRICT;
CREATE INDEX job_due ON job (due_at, id) WHERE done_at IS NULL;

-- How far this service has read the logs of others, and which of their events have had their effect.
CREATE TABLE reader_cursor (
    source TEXT    NOT NULL PRIMARY KEY,
    epoch  TEXT    NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 0)
) STRICT;

CREATE TABLE reader_effect (
    source TEXT    NOT NULL,
    epoch  TEXT    NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (source, epoch, number)
) STRICT;
