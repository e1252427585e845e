-- What runs by itself from now on, for what was there before: what comes later gets its job in the transaction that causes it.

-- The last instant to answer is known to the job alone (days in Helsinki): it puts itself off until then.
INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts)
SELECT 'handover.expire:' || id, 'handover.expire', id, 'handover.expire:' || id, 0, '{}', 0 FROM handover WHERE state = 'proposed';

-- Grounds of a later day have no grant yet.
INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts)
SELECT 'grants.rewrite:' || id, 'grants.rewrite', id, 'grants.rewrite:0007:' || id, 0, '{}', 0 FROM client_case;

-- Files that nobody has run, seven days after they were read.
INSERT INTO job (id, kind, subject, unique_key, due_at, data, attempts)
SELECT 'import.forget_file:' || i.id, 'import.forget_file', i.id, 'import.forget_file:' || i.id, i.read_at + 604800000, '{}', 0
FROM import i JOIN import_file f ON f.import = i.id;
