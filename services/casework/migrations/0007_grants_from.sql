-- A ground may begin later: a consent from tomorrow, a part in a lot from the first of the month. Its grant is written at once and opens by
-- itself, valid_from <= now < valid_until, so valid_from is part of the key: one ground may hold in several periods. 0 = no beginning, which
-- is what every grant of before this step means.
CREATE TABLE grants_in_time (
    case_id       TEXT NOT NULL,
    client        TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    team          TEXT NOT NULL,
    person        TEXT NOT NULL DEFAULT '',
    category      TEXT NOT NULL,
    relation      TEXT NOT NULL CHECK (relation IN ('responsible', 'party', 'former')),
    ground        TEXT NOT NULL,
    content_until INTEGER NOT NULL,
    valid_from    INTEGER NOT NULL,
    valid_until   INTEGER NOT NULL CHECK (valid_until > valid_from),
    PRIMARY KEY (case_id, organisation, team, person, category, ground, valid_from),
    FOREIGN KEY (case_id, client) REFERENCES client_case (id, client)
) STRICT, WITHOUT ROWID;
INSERT INTO grants_in_time (case_id, client, organisation, team, person, category, relation, ground, content_until, valid_from, valid_until)
SELECT case_id, client, organisation, team, person, category, relation, ground, content_until, 0, valid_until FROM grants;
DROP TABLE grants;
ALTER TABLE grants_in_time RENAME TO grants;
CREATE INDEX grants_by_team ON grants (organisation, team, category, client, case_id);
