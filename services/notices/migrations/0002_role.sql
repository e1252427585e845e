-- An alert is for those of one role alone: the data-protection contact, a team's lead. Null: for all who work with clients.
ALTER TABLE notice ADD COLUMN role TEXT CHECK (role <> '');
DROP INDEX notice_once;
CREATE UNIQUE INDEX notice_once ON notice (event, organisation, coalesce(team, ''), coalesce(person, ''), coalesce(role, ''));
