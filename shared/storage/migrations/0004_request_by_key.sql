-- The results of requests lie in the order of their keys, each key once: a table with a row number beside its key keeps
-- a second copy of every key, and a write touches two places of the file for one result.
CREATE TABLE kept_request (
    key            TEXT    NOT NULL PRIMARY KEY,
    body_hash      BLOB    NOT NULL,
    status         INTEGER NOT NULL,
    resource       TEXT    NOT NULL,
    version        INTEGER NOT NULL,
    state          TEXT    NOT NULL CHECK (state IN ('running', 'done')),
    resource_state TEXT    NOT NULL,
    location       TEXT    NOT NULL,
    at             INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO kept_request (key, body_hash, status, resource, version, state, resource_state, location, at)
SELECT key, body_hash, status, resource, version, state, resource_state, location, at FROM request ORDER BY key;
DROP TABLE request;
ALTER TABLE kept_request RENAME TO request;
