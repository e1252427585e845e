-- Two people, one of them with a digest that went out and one that waits.
INSERT INTO member (membership, person, organisation, role, casework) VALUES ('m1', 'p1', 'o1', 'coach', 1);
INSERT INTO mail_setting (person, version, mode, address, language, next_at)
VALUES ('p1', 1, 'at_once', 'p1@example.fi', 'fi', 0);
INSERT INTO notice (id, event, kind, at, organisation, about, subject)
VALUES ('nm1', 'em1', 'handover.sent', 1, 'o1', 'handover', 'h1');
INSERT INTO mail (id, version, person, address, language, handovers, cases, milestones, made_at, state, attempts,
                  waiting_since, next_try, reply, sent_at)
VALUES ('l1', 2, 'p1', 'p1@example.fi', 'fi', 1, 0, 0, 1, 'sent', 0, 1, 1, 250, 2);
INSERT INTO mail (id, version, person, address, language, handovers, cases, milestones, made_at, state, attempts,
                  waiting_since, next_try, reply)
VALUES ('l2', 1, 'p1', 'p1@example.fi', 'fi', 1, 0, 0, 3, 'waiting', 0, 3, 3, 0);
INSERT INTO mail_item (person, notice, mail) VALUES ('p1', 'nm1', 'l1');

-- refused by: CHECK member: person
UPDATE member SET person = '';
-- refused by: CHECK member: organisation
UPDATE member SET organisation = '';
-- refused by: CHECK member: team
UPDATE member SET team = '';
-- refused by: CHECK member: contract
UPDATE member SET contract = '';
-- refused by: CHECK member: role
UPDATE member SET role = '';
-- refused by: CHECK member: casework
UPDATE member SET casework = 2;

-- refused by: CHECK mail_setting: person
UPDATE mail_setting SET person = '';
-- refused by: CHECK mail_setting: version
UPDATE mail_setting SET version = 0;
-- refused by: CHECK mail_setting: mode IN
UPDATE mail_setting SET mode = 'weekly';
-- refused by: CHECK mail_setting: hour BETWEEN
UPDATE mail_setting SET mode = 'daily', hour = 24;
-- refused by: CHECK mail_setting: address <> ''
UPDATE mail_setting SET address = 'two words';
-- refused by: CHECK mail_setting: language
UPDATE mail_setting SET language = 'de';
-- refused by: CHECK mail_setting: (mode = 'daily') =
UPDATE mail_setting SET mode = 'daily';
-- refused by: CHECK mail_setting: mode = 'never' OR
UPDATE mail_setting SET address = NULL;

-- refused by: CHECK mail: version
UPDATE mail SET version = 0 WHERE id = 'l2';
-- refused by: CHECK mail: person
UPDATE mail SET person = '' WHERE id = 'l2';
-- refused by: CHECK mail: address
UPDATE mail SET address = 'p1@example.fi' || char(10) WHERE id = 'l2';
-- refused by: CHECK mail: language
UPDATE mail SET language = 'de' WHERE id = 'l2';
-- refused by: CHECK mail: handovers >= 0
UPDATE mail SET handovers = -1, cases = 2 WHERE id = 'l2';
-- refused by: CHECK mail: cases >= 0
UPDATE mail SET cases = -1, handovers = 2 WHERE id = 'l2';
-- refused by: CHECK mail: milestones >= 0
UPDATE mail SET milestones = -1, handovers = 2 WHERE id = 'l2';
-- refused by: CHECK mail: state IN
UPDATE mail SET state = 'lost' WHERE id = 'l2';
-- refused by: CHECK mail: attempts
UPDATE mail SET attempts = -1 WHERE id = 'l2';
-- refused by: CHECK mail: reason IN
UPDATE mail SET state = 'dead', reason = 'tired' WHERE id = 'l2';
-- refused by: CHECK mail: reply
UPDATE mail SET reply = 600 WHERE id = 'l2';
-- refused by: CHECK mail: handovers + cases
UPDATE mail SET handovers = 0 WHERE id = 'l2';
-- refused by: CHECK mail: (state = 'sent') =
UPDATE mail SET state = 'sent' WHERE id = 'l2';
-- refused by: CHECK mail: (state = 'dead') =
UPDATE mail SET state = 'dead' WHERE id = 'l2';
-- refused by: UNIQUE mail.person
INSERT INTO mail (id, version, person, address, language, handovers, cases, milestones, made_at, state, attempts,
                  waiting_since, next_try, reply)
VALUES ('l3', 1, 'p1', 'p1@example.fi', 'fi', 1, 0, 0, 3, 'waiting', 0, 3, 3, 0);
-- refused by: trigger frozen_mail_sent_at_update
UPDATE mail SET state = 'waiting', sent_at = NULL WHERE id = 'l1';
-- refused by: trigger frozen_mail_sent_at_delete
DELETE FROM mail WHERE id = 'l1';

-- refused by: CHECK mail_item: person
INSERT INTO mail_item (person, notice) VALUES ('', 'nm1');
-- refused by: FOREIGN KEY mail_item(notice)
INSERT INTO mail_item (person, notice) VALUES ('p1', 'none');
-- refused by: FOREIGN KEY mail_item(mail)
INSERT INTO mail_item (person, notice, mail) VALUES ('p2', 'nm1', 'none');
-- refused by: trigger frozen_mail_item_mail_update
UPDATE mail_item SET mail = 'l2';
-- refused by: trigger frozen_mail_item_mail_delete
DELETE FROM mail_item;
