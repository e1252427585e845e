INSERT INTO saved_filter (person, page, name_key, name, query, saved_at) VALUES ('p1', 'work', 'late', 'Late', 'due=late', 1);

-- refused by: CHECK saved_filter: page IN
UPDATE saved_filter SET page = 'elsewhere';
-- refused by: CHECK saved_filter: name_key
UPDATE saved_filter SET name_key = '';
-- refused by: CHECK saved_filter: trim(name)
UPDATE saved_filter SET name = ' ';
-- refused by: CHECK saved_filter: length(query)
UPDATE saved_filter SET query = '';
-- refused by: FOREIGN KEY saved_filter(person)
UPDATE saved_filter SET person = 'none';
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 29)
INSERT INTO saved_filter (person, page, name_key, name, query, saved_at) SELECT 'p1', 'work', 'n' || i, 'N', 'due=late', 1 FROM n;
-- refused by: trigger saved_filter_few
INSERT INTO saved_filter (person, page, name_key, name, query, saved_at) VALUES ('p1', 'work', 'more', 'More', 'due=late', 1);
