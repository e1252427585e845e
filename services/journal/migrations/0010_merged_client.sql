-- Whose logs are one person's: a copy of casework's merges, kept by a view on its events. One step leads from a record to who it is now.
CREATE TABLE merged_client (
    retired   TEXT NOT NULL PRIMARY KEY CHECK (retired <> ''),
    surviving TEXT NOT NULL CHECK (surviving <> '' AND surviving <> retired)
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_client_surviving ON merged_client (surviving);
-- The other records of the person whom `client` names.
CREATE VIEW other_record AS
SELECT retired AS client, surviving AS other FROM merged_client
UNION ALL SELECT surviving, retired FROM merged_client
UNION ALL SELECT m.retired, n.retired FROM merged_client m JOIN merged_client n ON n.surviving = m.surviving AND n.retired <> m.retired;
