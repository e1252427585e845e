-- The epochs of this database's event log, oldest first: each says after which event it began. One when the log is
-- made, one more at each restore, so that a reader sees whether what it has read is still in the log. (The journal needs
-- none: what a restore took from it is put back from where it was gathered.)
CREATE TABLE log_epoch (
    position      INTEGER NOT NULL PRIMARY KEY,
    epoch         TEXT    NOT NULL UNIQUE,
    after_event   INTEGER NOT NULL CHECK (after_event >= 0)
) STRICT;
-- append-only: log_epoch
-- gap-free: log_epoch(position)

INSERT INTO log_epoch (position, epoch, after_event) SELECT 1, epoch, 0 FROM log_head;

CREATE TRIGGER log_epoch_first AFTER INSERT ON log_head
BEGIN
    INSERT INTO log_epoch (position, epoch, after_event) VALUES (1, NEW.epoch, 0);
END;

CREATE TRIGGER log_epoch_next AFTER UPDATE OF epoch ON log_head WHEN NEW.epoch <> OLD.epoch
BEGIN
    INSERT INTO log_epoch (position, epoch, after_event)
    SELECT max(position) + 1, NEW.epoch, NEW.event_number FROM log_epoch;
END;

-- The id of the event under the cursor, or empty when there is none or it was read before this was kept: a log that
-- says otherwise now is not the one that was read.
ALTER TABLE reader_cursor ADD COLUMN anchor TEXT NOT NULL DEFAULT '';
