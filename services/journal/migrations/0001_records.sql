-- What every service has written to its journal (changes) and its read log (reads, refusals), verbatim: `canonical` is
-- the RFC 8785 JSON that the source keeps under `number`. `leaf` counts all of them in the order of their coming.
CREATE TABLE record (
    leaf        INTEGER NOT NULL PRIMARY KEY,
    source      TEXT    NOT NULL CHECK (source <> ''),
    log         TEXT    NOT NULL CHECK (log IN ('journal', 'read_log')),
    number      INTEGER NOT NULL CHECK (number >= 1),
    canonical   TEXT    NOT NULL CHECK (canonical <> ''),
    gathered_at INTEGER NOT NULL,
    UNIQUE (source, log, number)
) STRICT;
-- append-only: record
-- gap-free: record(leaf)

-- How far a log has been gathered is its newest number here: it moves with the record or not at all.
CREATE TRIGGER record_follows_the_one_before BEFORE INSERT ON record
WHEN NEW.number > 1 AND NOT EXISTS (SELECT 1 FROM record r
                                    WHERE r.source = NEW.source AND r.log = NEW.log AND r.number = NEW.number - 1)
BEGIN
    SELECT RAISE(ABORT, 'a number of the source is missing before this record');
END;

-- Whose data a record is about. Built here, off the way of the request that left the entry.
CREATE TABLE record_client (
    client    TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    record    INTEGER NOT NULL REFERENCES record (leaf),
    kind      TEXT    NOT NULL CHECK (kind IN ('change', 'read', 'refusal')),
    by_person INTEGER NOT NULL CHECK (by_person IN (0, 1)),
    PRIMARY KEY (client, at, record)
) STRICT;
-- append-only: record_client
