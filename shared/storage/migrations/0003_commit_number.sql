-- Raised by every transaction that keeps something, so that the writer can tell after a commit of unknown outcome whether
-- the file holds it.
ALTER TABLE log_head ADD COLUMN commit_number INTEGER NOT NULL DEFAULT 0 CHECK (commit_number >= 0);
