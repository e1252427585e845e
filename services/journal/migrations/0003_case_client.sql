-- Whose case it is, as the first record that names one client and one case tells: so that who is refused a case without
-- being told anything of it is found under its client.
CREATE TABLE case_client (
    case_id TEXT NOT NULL PRIMARY KEY CHECK (case_id <> ''),
    client  TEXT NOT NULL CHECK (client <> '')
) STRICT, WITHOUT ROWID;
-- append-only: case_client
