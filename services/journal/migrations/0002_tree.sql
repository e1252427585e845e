-- The Merkle tree (RFC 9162) over the records in the order of their coming, and what has been signed of it.

-- A record's leaf: SHA-256(0x00 || HMAC-SHA-256(salt, the record as JSON)). The salt goes when the record is erased.
CREATE TABLE tree_leaf (
    leaf INTEGER NOT NULL PRIMARY KEY REFERENCES record (leaf),
    salt BLOB             CHECK (length(salt) = 32),
    hash BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
-- gap-free: tree_leaf(leaf)

-- The hash of each complete subtree of 2^level leaves; position counts those of its level from 0.
CREATE TABLE tree_node (
    level    INTEGER NOT NULL CHECK (level >= 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    hash     BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;
-- append-only: tree_node

-- A record comes together with its leaf. (Those from before the tree get theirs at the first start.)
CREATE TRIGGER record_has_leaf BEFORE INSERT ON record
WHEN NEW.leaf > 1 AND NOT EXISTS (SELECT 1 FROM tree_leaf t WHERE t.leaf = NEW.leaf - 1)
BEGIN
    SELECT RAISE(ABORT, 'the record before has no leaf in the tree');
END;

-- The one change of a record: it is erased, and its salt and whose data it was about with it.
CREATE INDEX record_client_record ON record_client (record);
DROP TRIGGER append_only_record_update;
CREATE TRIGGER record_only_erased BEFORE UPDATE ON record
WHEN NEW.canonical <> '{}' OR NEW.leaf IS NOT OLD.leaf OR NEW.source IS NOT OLD.source OR NEW.log IS NOT OLD.log
    OR NEW.number IS NOT OLD.number OR NEW.gathered_at IS NOT OLD.gathered_at
BEGIN
    SELECT RAISE(ABORT, 'a record can only be erased');
END;
CREATE TRIGGER record_erased AFTER UPDATE ON record
BEGIN
    UPDATE tree_leaf SET salt = NULL WHERE leaf = NEW.leaf;
    DELETE FROM record_client WHERE record = NEW.leaf;
END;
CREATE TRIGGER tree_leaf_only_erased BEFORE UPDATE ON tree_leaf
WHEN NEW.salt IS NOT NULL OR NEW.leaf IS NOT OLD.leaf OR NEW.hash IS NOT OLD.hash
    OR NOT EXISTS (SELECT 1 FROM record r WHERE r.leaf = OLD.leaf AND r.canonical = '{}')
BEGIN
    SELECT RAISE(ABORT, 'a leaf loses its salt with its record, and nothing else');
END;
CREATE TRIGGER tree_leaf_kept BEFORE DELETE ON tree_leaf
BEGIN
    SELECT RAISE(ABORT, 'a leaf is never deleted');
END;
DROP TRIGGER append_only_record_client_delete;
CREATE TRIGGER record_client_only_erased BEFORE DELETE ON record_client
WHEN NOT EXISTS (SELECT 1 FROM record r WHERE r.leaf = OLD.record AND r.canonical = '{}')
BEGIN
    SELECT RAISE(ABORT, 'whose data a record is about is erased with the record');
END;

-- Tree heads signed and given away: `note` is the C2SP checkpoint.
CREATE TABLE checkpoint (
    size      INTEGER NOT NULL PRIMARY KEY CHECK (size >= 1),
    note      TEXT    NOT NULL CHECK (note <> ''),
    signed_at INTEGER NOT NULL
) STRICT;
-- append-only: checkpoint

CREATE TRIGGER checkpoint_of_the_tree BEFORE INSERT ON checkpoint
WHEN NEW.size > (SELECT coalesce(max(t.leaf), 0) FROM tree_leaf t)
    OR NEW.size <= (SELECT coalesce(max(c.size), 0) FROM checkpoint c)
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint is of a tree that is there, and larger than the one before');
END;
