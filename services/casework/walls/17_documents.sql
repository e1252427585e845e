-- Documents of the maker: one recorded, two being recorded, one withdrawn.
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by, recorded_organisation)
VALUES ('d1', 'k1', 'Plan', 'plan.txt', 'text/plain', 3, 1, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'maker'),
       ('d2', 'k1', 'Form', 'form.txt', 'text/plain', 524290, 2, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'maker'),
       ('d4', 'k1', 'Note', 'note.txt', 'text/plain', 3, 1, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'maker'),
       ('d3', 'k1', 'Card', 'card.txt', 'text/plain', 3, 1, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'maker');
INSERT INTO document_part (document, number, sealed) VALUES ('d1', 1, zeroblob(44)), ('d2', 1, zeroblob(524329)), ('d3', 1, zeroblob(44)),
       ('d4', 1, zeroblob(44));
UPDATE document SET recorded_at = 20 WHERE id IN ('d1', 'd3');
UPDATE document SET withdrawn_at = 30, withdrawn_by = 'coach', withdrawn_reason = 'wrong_client', title = '', file_name = '' WHERE id = 'd3';

-- refused by: CHECK document: size
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by, recorded_organisation)
VALUES ('d5', 'k1', 'Plan', 'plan.txt', 'text/plain', 20971521, 41, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'maker');
-- refused by: CHECK document: parts
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by, recorded_organisation)
VALUES ('d5', 'k1', 'Plan', 'plan.txt', 'text/plain', 3, 2, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'maker');
-- refused by: CHECK document: length(sha256)
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by, recorded_organisation)
VALUES ('d5', 'k1', 'Plan', 'plan.txt', 'text/plain', 3, 1, 'ab', 'employment', 'category', 10, 'coach', 'maker');
-- refused by: CHECK document: sharing
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by, recorded_organisation)
VALUES ('d5', 'k1', 'Plan', 'plan.txt', 'text/plain', 3, 1, printf('%064d', 1), 'employment', 'all', 10, 'coach', 'maker');
-- refused by: FOREIGN KEY document(case_id)
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by, recorded_organisation)
VALUES ('d5', 'none', 'Plan', 'plan.txt', 'text/plain', 3, 1, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'maker');
-- refused by: FOREIGN KEY document(recorded_organisation)
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by, recorded_organisation)
VALUES ('d5', 'k1', 'Plan', 'plan.txt', 'text/plain', 3, 1, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'none');
-- refused by: CHECK document: (trim(title)
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by, recorded_organisation)
VALUES ('d5', 'k1', ' ', 'plan.txt', 'text/plain', 3, 1, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'maker');
-- refused by: CHECK document: (trim(file_name)
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by, recorded_organisation)
VALUES ('d5', 'k1', 'Plan', ' ', 'text/plain', 3, 1, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'maker');
-- refused by: trigger document_begins
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_at, recorded_by, recorded_organisation)
VALUES ('d5', 'k1', 'Plan', 'plan.txt', 'text/plain', 3, 1, printf('%064d', 1), 'employment', 'category', 10, 10, 'coach', 'maker');
-- refused by: trigger document_not_too_many
INSERT INTO document (id, case_id, title, file_name, media_type, size, parts, sha256, category, sharing, begun_at, recorded_by, recorded_organisation)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
SELECT 'many' || i, 'k1', 'Plan', 'plan.txt', 'text/plain', 3, 1, printf('%064d', 1), 'employment', 'category', 10, 'coach', 'maker' FROM n;
-- refused by: trigger document_stays
UPDATE document SET sharing = 'organisation' WHERE id = 'd2';
-- refused by: trigger document_keeps_its_name
UPDATE document SET title = 'Other' WHERE id = 'd1';
-- refused by: CHECK document: recorded_at
UPDATE document SET recorded_at = 5 WHERE id = 'd4';
-- refused by: trigger document_recorded_whole
UPDATE document SET recorded_at = 20 WHERE id = 'd2';
-- refused by: CHECK document: withdrawn_at IS NULL OR
UPDATE document SET withdrawn_at = 30, withdrawn_by = 'coach', withdrawn_reason = 'outdated' WHERE id = 'd2';
-- refused by: CHECK document: (withdrawn_at IS NULL)
UPDATE document SET withdrawn_at = 30 WHERE id = 'd1';
-- refused by: CHECK document: withdrawn_reason
UPDATE document SET withdrawn_at = 30, withdrawn_by = 'coach', withdrawn_reason = 'tired' WHERE id = 'd1';
-- refused by: trigger document_withdrawn_once
UPDATE document SET withdrawn_at = 40 WHERE id = 'd3';
-- refused by: trigger document_on_record
DELETE FROM document WHERE id = 'd1';
-- refused by: trigger document_part_in_its_place
INSERT INTO document_part (document, number, sealed) VALUES ('d2', 2, zeroblob(44));
-- refused behind a guard by: FOREIGN KEY document_part(document)
INSERT INTO document_part (document, number, sealed) VALUES ('none', 1, zeroblob(44));
-- refused by: trigger document_part_stays
UPDATE document_part SET sealed = zeroblob(44) WHERE document = 'd1';
-- refused by: trigger document_part_of_what_is_recorded
DELETE FROM document_part WHERE document = 'd1';
