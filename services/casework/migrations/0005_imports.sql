CREATE TABLE import (
    id              TEXT NOT NULL PRIMARY KEY,
    version         INTEGER NOT NULL DEFAULT 1,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    kind            TEXT NOT NULL CHECK (kind IN ('referrals')),
    file_name       TEXT NOT NULL,
    file_hash       TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('faulty', 'ready', 'running', 'done')),
    row_count       INTEGER NOT NULL,
    new_count       INTEGER NOT NULL,
    unchanged_count INTEGER NOT NULL,
    match_count     INTEGER NOT NULL,
    fault_count     INTEGER NOT NULL,
    seen            TEXT NOT NULL,
    read_at         INTEGER NOT NULL,
    read_by         TEXT NOT NULL,
    run_at          INTEGER,
    run_by          TEXT,
    done_at         INTEGER,
    CHECK ((state = 'faulty') = (fault_count > 0)),
    CHECK ((state = 'done') = (done_at IS NOT NULL))
) STRICT;
CREATE INDEX import_by_organisation ON import (organisation, read_at);
CREATE UNIQUE INDEX one_running_import ON import (organisation) WHERE state = 'running';

CREATE TABLE import_fault (
    import    TEXT NOT NULL REFERENCES import (id),
    sequence  INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    field     TEXT NOT NULL,
    code      TEXT NOT NULL,
    seen      TEXT NOT NULL,
    params    TEXT NOT NULL,
    PRIMARY KEY (import, sequence)
) STRICT;

-- The file as it came, sealed, until it has been run: it holds identity codes.
CREATE TABLE import_file (
    import TEXT NOT NULL PRIMARY KEY REFERENCES import (id),
    sealed BLOB NOT NULL
) STRICT;

-- A known identity code came under another number: a task for the authority. Who has the person is not in it.
CREATE TABLE identity_match (
    id           TEXT NOT NULL PRIMARY KEY,
    version      INTEGER NOT NULL DEFAULT 1,
    organisation TEXT NOT NULL,
    team         TEXT NOT NULL,
    import       TEXT NOT NULL REFERENCES import (id),
    number       TEXT NOT NULL,
    client       TEXT NOT NULL REFERENCES client (id),
    found_at     INTEGER NOT NULL,
    resolved_at  INTEGER,
    UNIQUE (organisation, number)
) STRICT;
