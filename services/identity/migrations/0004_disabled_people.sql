-- Who has gone signs in no more. The name stays everywhere it was.
ALTER TABLE person ADD COLUMN disabled_at INTEGER CHECK (disabled_at >= registered_at);

CREATE TRIGGER person_disabled_works_nowhere BEFORE UPDATE OF disabled_at ON person
WHEN NEW.disabled_at IS NOT NULL AND EXISTS (SELECT 1 FROM membership m WHERE m.person = NEW.id AND m.ended_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'a disabled person has no open membership');
END;
CREATE TRIGGER person_disabled_is_signed_out BEFORE UPDATE OF disabled_at ON person
WHEN NEW.disabled_at IS NOT NULL AND EXISTS (SELECT 1 FROM session s WHERE s.person = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a disabled person has no session');
END;
CREATE TRIGGER person_disabled_has_no_link BEFORE UPDATE OF disabled_at ON person
WHEN NEW.disabled_at IS NOT NULL AND EXISTS (SELECT 1 FROM password_reset r WHERE r.person = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a disabled person has no link to a new password');
END;
CREATE TRIGGER membership_of_enabled BEFORE INSERT ON membership
WHEN NEW.ended_at IS NULL AND EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person AND p.disabled_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'a disabled person gets no membership');
END;
CREATE TRIGGER session_of_enabled BEFORE INSERT ON session
WHEN EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person AND p.disabled_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'a disabled person gets no session');
END;
CREATE TRIGGER password_reset_of_enabled BEFORE INSERT ON password_reset
WHEN EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person AND p.disabled_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'a disabled person gets no link to a new password');
END;
