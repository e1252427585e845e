-- One notice for all of an organisation, seen by one person.
INSERT INTO notice (id, event, kind, at, organisation, about, subject)
VALUES ('n1', 'e1', 'handover.sent', 1, 'o1', 'handover', 'h1');
INSERT INTO notice_seen (notice, person, at) VALUES ('n1', 'p1', 2);

-- refused by: CHECK notice: kind
INSERT INTO notice (id, event, kind, at, organisation, about, subject) VALUES ('n2', 'e2', '', 1, 'o1', 'case', 's');
-- refused by: CHECK notice: organisation
INSERT INTO notice (id, event, kind, at, organisation, about, subject) VALUES ('n2', 'e2', 'k', 1, '', 'case', 's');
-- refused by: CHECK notice: about
INSERT INTO notice (id, event, kind, at, organisation, about, subject) VALUES ('n2', 'e2', 'k', 1, 'o1', 'client', 's');
-- refused by: CHECK notice: subject
INSERT INTO notice (id, event, kind, at, organisation, about, subject) VALUES ('n2', 'e2', 'k', 1, 'o1', 'case', '');
-- refused by: CHECK notice: team
INSERT INTO notice (id, event, kind, at, organisation, about, subject, team)
VALUES ('n2', 'e2', 'k', 1, 'o1', 'case', 's', '');
-- refused by: CHECK notice: person
INSERT INTO notice (id, event, kind, at, organisation, about, subject, person)
VALUES ('n2', 'e2', 'k', 1, 'o1', 'case', 's', '');
-- refused by: CHECK notice: contract
INSERT INTO notice (id, event, kind, at, organisation, about, subject, contract)
VALUES ('n2', 'e2', 'k', 1, 'o1', 'case', 's', '');
-- refused by: CHECK notice: role
INSERT INTO notice (id, event, kind, at, organisation, about, subject, role)
VALUES ('n2', 'e2', 'k', 1, 'o1', 'case', 's', '');
-- refused by: UNIQUE index 'notice_once'
INSERT INTO notice (id, event, kind, at, organisation, about, subject)
VALUES ('n2', 'e1', 'handover.sent', 1, 'o1', 'handover', 'h1');

-- refused by: trigger append_only_notice_update
UPDATE notice SET organisation = 'o2';
-- refused by: trigger append_only_notice_delete
DELETE FROM notice WHERE id = 'n1';
-- refused by: FOREIGN KEY notice_seen(notice)
INSERT INTO notice_seen (notice, person, at) VALUES ('none', 'p1', 2);
-- refused by: trigger append_only_notice_seen_update
UPDATE notice_seen SET person = 'p2';
-- refused by: trigger append_only_notice_seen_delete
DELETE FROM notice_seen;
