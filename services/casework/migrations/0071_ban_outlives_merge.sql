-- Of the safety bans only the merge's own is taken back when it is undone.
DROP TRIGGER client_merge_undone;
CREATE TRIGGER client_merge_undone AFTER UPDATE OF state ON client_merge WHEN NEW.state = 'undone' BEGIN
    UPDATE client SET merged_into = NULL WHERE id = NEW.retired;
    -- Only the merge's own ban is taken back: one that was ordered or ended meanwhile stays as it is now.
    UPDATE client SET safety_ban = NEW.retired_banned
    WHERE id = NEW.retired AND safety_ban = 1 AND (NEW.surviving_banned = 1 OR NEW.retired_banned = 1);
    UPDATE client SET safety_ban = NEW.surviving_banned
    WHERE id = NEW.surviving AND safety_ban = 1 AND (NEW.surviving_banned = 1 OR NEW.retired_banned = 1);
END;
