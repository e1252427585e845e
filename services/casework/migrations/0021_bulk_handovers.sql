-- Every open case of a team, proposed to another team in one act: when a provider leaves, or a team ends.
CREATE TABLE bulk_handover (
    id              TEXT    NOT NULL PRIMARY KEY,
    organisation    TEXT    NOT NULL,
    from_team       TEXT    NOT NULL,
    contract        TEXT    NOT NULL DEFAULT '',
    to_organisation TEXT    NOT NULL,
    to_team         TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    note            TEXT    NOT NULL DEFAULT '',
    wished_on       TEXT,
    person          TEXT    NOT NULL,
    membership      TEXT    NOT NULL,
    role            TEXT    NOT NULL,
    started_at      INTEGER NOT NULL,
    FOREIGN KEY (from_team, organisation) REFERENCES team (id, organisation),
    FOREIGN KEY (to_team, to_organisation) REFERENCES team (id, organisation),
    CHECK (from_team <> to_team)
) STRICT;
-- append-only: bulk_handover
CREATE INDEX bulk_handover_of ON bulk_handover (organisation, started_at, id);

-- Its cases: each is proposed by itself, all or nothing, and what became of it is written once.
CREATE TABLE bulk_handover_case (
    bulk     TEXT    NOT NULL REFERENCES bulk_handover (id),
    case_id  TEXT    NOT NULL REFERENCES client_case (id),
    state    TEXT    NOT NULL CHECK (state IN ('waiting', 'made', 'refused')),
    handover TEXT    UNIQUE REFERENCES handover (id),
    refusal  TEXT,
    at       INTEGER,
    PRIMARY KEY (bulk, case_id),
    CHECK ((state = 'made') = (handover IS NOT NULL)),
    CHECK ((state = 'refused') = (refusal IS NOT NULL)),
    CHECK ((state = 'waiting') = (at IS NULL))
) STRICT;
-- frozen: bulk_handover_case when at
CREATE TRIGGER bulk_handover_case_waits BEFORE INSERT ON bulk_handover_case WHEN NEW.state <> 'waiting' BEGIN
    SELECT RAISE(ABORT, 'a case of a bulk handover waits first');
END;
CREATE TRIGGER bulk_handover_case_stays BEFORE DELETE ON bulk_handover_case BEGIN
    SELECT RAISE(ABORT, 'a case of a bulk handover stays on record');
END;
CREATE TRIGGER bulk_handover_case_made BEFORE UPDATE OF handover ON bulk_handover_case
WHEN NEW.handover IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM handover h JOIN bulk_handover b ON b.id = NEW.bulk
                     WHERE h.id = NEW.handover AND h.case_id = NEW.case_id AND h.to_team = b.to_team)
BEGIN
    SELECT RAISE(ABORT, 'what was made is a handover of that case to that team');
END;
