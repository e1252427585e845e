-- A payment file is kept in pieces, so that nobody has to hold it as a whole to send it.
CREATE TABLE export_piece (
    batch   TEXT    NOT NULL REFERENCES export_batch (id),
    number  INTEGER NOT NULL CHECK (number >= 0),
    content BLOB    NOT NULL CHECK (length(content) BETWEEN 1 AND 65536),
    PRIMARY KEY (batch, number)
) STRICT;
INSERT INTO export_piece (batch, number, content)
WITH RECURSIVE cut (batch, number, rest) AS (
    SELECT id, 0, CAST(content AS BLOB) FROM export_batch WHERE content <> ''
    UNION ALL
    SELECT batch, number + 1, substr(rest, 65537) FROM cut WHERE length(rest) > 65536
)
SELECT batch, number, substr(rest, 1, 65536) FROM cut;
ALTER TABLE export_batch DROP COLUMN content;
-- append-only: export_piece
CREATE TRIGGER export_pieces_in_order BEFORE INSERT ON export_piece
WHEN NEW.number <> (SELECT count(*) FROM export_piece p WHERE p.batch = NEW.batch)
BEGIN
    SELECT RAISE(ABORT, 'pieces of a file come in order');
END;
CREATE TRIGGER export_pieces_before_it_is_exported BEFORE INSERT ON export_piece
WHEN NOT EXISTS (SELECT 1 FROM export_batch b JOIN statement s ON s.id = b.statement_id
                 WHERE b.id = NEW.batch AND s.state = 'approved')
BEGIN
    SELECT RAISE(ABORT, 'a file that was exported stays');
END;
