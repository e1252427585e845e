-- Both logs with a number each; a request, a job and a cursor. The migrator has made log_head and its first epoch.
INSERT INTO event (number, id, type, subject, category, at, request, data) VALUES (1, 'e1', 't', 's', '', 1, 'r', '{}');
INSERT INTO journal (number, at, request, action, kind, clients, categories)
VALUES (1, 1, 'r', 'case.read', 'read', '[]', '[]');
INSERT INTO request (key, body_hash, status, resource, version, state, resource_state, location, at)
VALUES ('k', x'01', 200, '', 0, 'done', '', '', 1);
INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts) VALUES ('j1', 'k', 's', 'u1', 1, '{}', 0);
INSERT INTO reader_cursor (source, epoch, number) VALUES ('casework', 'e', 0);

-- refused by: CHECK log_head: id = 1
INSERT INTO log_head (id, epoch, event_number, journal_number, last_at) VALUES (2, 'e', 0, 0, 0);
-- refused by: CHECK log_head: event_number
UPDATE log_head SET event_number = -1;
-- refused by: CHECK log_head: journal_number
UPDATE log_head SET journal_number = -1;
-- refused by: CHECK log_head: commit_number
UPDATE log_head SET commit_number = -1;

-- refused by: trigger append_only_event_update
UPDATE event SET data = '{"a":1}';
-- refused by: trigger append_only_event_delete
DELETE FROM event;
-- refused by: trigger gap_free_event
INSERT INTO event (number, id, type, subject, category, at, request, data) VALUES (3, 'e3', 't', 's', '', 1, 'r', '{}');
-- refused by: UNIQUE event.id
INSERT INTO event (number, id, type, subject, category, at, request, data) VALUES (2, 'e1', 't', 's', '', 1, 'r', '{}');

-- refused by: trigger append_only_journal_update
UPDATE journal SET clients = '["c"]';
-- refused by: trigger append_only_journal_delete
DELETE FROM journal;
-- refused by: trigger gap_free_journal
INSERT INTO journal (number, at, request, action, kind, clients, categories)
VALUES (7, 1, 'r', 'case.read', 'read', '[]', '[]');
-- refused by: CHECK journal: kind
INSERT INTO journal (number, at, request, action, kind, clients, categories)
VALUES (2, 1, 'r', 'case.read', 'glance', '[]', '[]');

-- refused by: CHECK request: state
UPDATE request SET state = 'lost';
-- refused by: CHECK job: attempts
UPDATE job SET attempts = -1;
-- refused by: UNIQUE job.unique_key
INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts) VALUES ('j2', 'k', 's', 'u1', 1, '{}', 0);
-- refused by: CHECK reader_cursor: number
UPDATE reader_cursor SET number = -1;

-- refused by: trigger append_only_log_epoch_update
UPDATE log_epoch SET after_event = 1;
-- refused by: trigger append_only_log_epoch_delete
DELETE FROM log_epoch;
-- refused by: trigger gap_free_log_epoch
INSERT INTO log_epoch (position, epoch, after_event) VALUES (3, 'e3', 0);
-- refused by: CHECK log_epoch: after_event
INSERT INTO log_epoch (position, epoch, after_event) VALUES (2, 'e2', -1);
-- refused by: UNIQUE log_epoch.epoch
INSERT INTO log_epoch (position, epoch, after_event) SELECT 2, epoch, 0 FROM log_epoch;

-- refused by: CHECK schema_migration: space
INSERT INTO schema_migration (space, number, name, sha256, applied_at) VALUES ('other', 1, 'x', 'x', 1);
