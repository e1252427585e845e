-- Two records with their leaves, whose client and case they are about, a node above them and a checkpoint.
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (1, 'casework', 'journal', 1, '{"a":1}', 1);
INSERT INTO tree_leaf (leaf, salt, hash) VALUES (1, zeroblob(32), zeroblob(32));
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (2, 'casework', 'journal', 2, '{"a":2}', 1);
INSERT INTO tree_leaf (leaf, salt, hash) VALUES (2, zeroblob(32), zeroblob(32));
INSERT INTO tree_node (level, position, hash) VALUES (1, 0, zeroblob(32));
INSERT INTO record_client (client, at, record, kind, by_person) VALUES ('c1', 1, 1, 'read', 1);
INSERT INTO case_client (case_id, client) VALUES ('case1', 'c1');
INSERT INTO checkpoint (size, note, signed_at) VALUES (1, 'note', 1);

-- refused by: CHECK record: log
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (3, 'casework', 'diary', 1, '{"a":3}', 1);
-- refused by: CHECK record: source
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (3, '', 'journal', 1, '{"a":3}', 1);
-- refused by: CHECK record: number
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (3, 'casework', 'journal', 0, '{"a":3}', 1);
-- refused by: CHECK record: canonical
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (3, 'casework', 'journal', 3, '', 1);
-- refused by: UNIQUE record.source, record.log, record.number
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (3, 'casework', 'journal', 2, '{"a":3}', 1);
-- refused behind a guard by: trigger gap_free_record
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (4, 'casework', 'journal', 3, '{"a":3}', 1);
-- refused by: trigger record_follows_the_one_before
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (3, 'casework', 'journal', 4, '{"a":3}', 1);
-- refused by: trigger record_only_erased
UPDATE record SET canonical = '{"a":9}' WHERE leaf = 1;
-- refused by: trigger append_only_record_delete
DELETE FROM record WHERE leaf = 2;

-- refused by: CHECK record_client: kind
INSERT INTO record_client (client, at, record, kind, by_person) VALUES ('c2', 1, 1, 'glance', 1);
-- refused by: CHECK record_client: by_person
INSERT INTO record_client (client, at, record, kind, by_person) VALUES ('c2', 1, 1, 'read', 2);
-- refused by: FOREIGN KEY record_client(record)
INSERT INTO record_client (client, at, record, kind, by_person) VALUES ('c2', 1, 9, 'read', 1);
-- refused by: trigger append_only_record_client_update
UPDATE record_client SET client = 'c2';
-- refused by: trigger record_client_only_erased
DELETE FROM record_client;

-- refused by: trigger gap_free_tree_leaf
INSERT INTO tree_leaf (leaf, salt, hash) VALUES (4, zeroblob(32), zeroblob(32));
-- refused by: FOREIGN KEY tree_leaf(leaf)
INSERT INTO tree_leaf (leaf, salt, hash) VALUES (3, zeroblob(32), zeroblob(32));
-- refused by: CHECK tree_leaf: length(salt)
INSERT INTO tree_leaf (leaf, salt, hash) VALUES (3, zeroblob(31), zeroblob(32));
-- refused by: CHECK tree_leaf: length(hash)
INSERT INTO tree_leaf (leaf, salt, hash) VALUES (3, zeroblob(32), zeroblob(31));
-- refused by: trigger tree_leaf_only_erased
UPDATE tree_leaf SET salt = NULL WHERE leaf = 2;
-- refused by: trigger tree_leaf_kept
DELETE FROM tree_leaf WHERE leaf = 2;

-- refused by: CHECK tree_node: level
INSERT INTO tree_node (level, position, hash) VALUES (0, 0, zeroblob(32));
-- refused by: CHECK tree_node: position
INSERT INTO tree_node (level, position, hash) VALUES (1, -1, zeroblob(32));
-- refused by: CHECK tree_node: length(hash)
INSERT INTO tree_node (level, position, hash) VALUES (1, 1, zeroblob(31));
-- refused by: trigger append_only_tree_node_update
UPDATE tree_node SET position = 1;
-- refused by: trigger append_only_tree_node_delete
DELETE FROM tree_node;

-- refused by: CHECK checkpoint: note
INSERT INTO checkpoint (size, note, signed_at) VALUES (2, '', 1);
-- refused by: trigger checkpoint_of_the_tree
INSERT INTO checkpoint (size, note, signed_at) VALUES (3, 'note', 1);
-- refused by: trigger checkpoint_of_the_tree
INSERT INTO checkpoint (size, note, signed_at) VALUES (1, 'note', 1);
-- refused behind a guard by: CHECK checkpoint: size
INSERT INTO checkpoint (size, note, signed_at) VALUES (0, 'note', 1);
-- refused by: trigger append_only_checkpoint_update
UPDATE checkpoint SET note = 'another';
-- refused by: trigger append_only_checkpoint_delete
DELETE FROM checkpoint;

-- refused by: CHECK case_client: case_id
INSERT INTO case_client (case_id, client) VALUES ('', 'c1');
-- refused by: CHECK case_client: client
INSERT INTO case_client (case_id, client) VALUES ('case2', '');
-- refused by: trigger append_only_case_client_update
UPDATE case_client SET client = 'c2';
-- refused by: trigger append_only_case_client_delete
DELETE FROM case_client;

-- A third record without a leaf: no fourth may follow.
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (3, 'casework', 'journal', 3, '{"a":3}', 1);
-- refused by: trigger record_has_leaf
INSERT INTO record (leaf, source, log, number, canonical, gathered_at) VALUES (4, 'casework', 'journal', 4, '{"a":4}', 1);

-- refused by: CHECK merged_client: retired
INSERT INTO merged_client (retired, surviving) VALUES ('', 'c1');
-- refused by: CHECK merged_client: surviving
INSERT INTO merged_client (retired, surviving) VALUES ('c3', 'c3');
