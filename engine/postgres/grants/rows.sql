-- What is asked of every row: it changes together with its event, by whoever wrote that.

-- The newest event of a subject, where whoever is connected wrote it and the row goes up to it.
CREATE FUNCTION dealgate_rights.told_by(subject text, version int) RETURNS {tables}.event
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last {tables}.event;
BEGIN
  SELECT * INTO last FROM {tables}.event e WHERE e.subject = told_by.subject ORDER BY seq DESC LIMIT 1;
  IF last.seq IS DISTINCT FROM version OR last.actor IS DISTINCT FROM session_user::text THEN
    PERFORM dealgate_rights.refuse('without_event', format('%s changes without its event', subject));
  END IF;
  RETURN last;
END $$;

-- What an event of a kind changes in a deal's state, as engine/fold.py does; NULL: anything, for all is told anew.
CREATE FUNCTION dealgate_rights.changed_by(kind text) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY['version', 'last_at'] || CASE kind
    WHEN 'set' THEN {fields} || ARRAY['close_pushed', 'pushed_idle', 'stay', 'review']
    WHEN 'step' THEN ARRAY['next_step']
    WHEN 'promise' THEN ARRAY['promises']
    WHEN 'answer' THEN ARRAY['answers', 'last_contact', 'pushed_idle']
    WHEN 'fill' THEN ARRAY['worksheets', 'behaviour']
    WHEN 'tick' THEN ARRAY['items']
    WHEN 'waive' THEN ARRAY['waivers']
    WHEN 'wait' THEN ARRAY['wait']
    WHEN 'visit' THEN ARRAY['visits', 'last_contact']
    WHEN 'review' THEN ARRAY['review']
    WHEN 'review_done' THEN ARRAY['review']
    WHEN 'review_handed' THEN ARRAY['review']
    WHEN 'advance' THEN ARRAY['stay', 'status', 'won_at', 'wait', 'closing', 'unproven']
    WHEN 'back' THEN ARRAY['stay', 'status', 'won_at', 'wait', 'closing', 'answers', 'waivers']
    WHEN 'stop' THEN ARRAY['status', 'wait', 'closing']
    WHEN 'reopen' THEN ARRAY['stay', 'status', 'won_at', 'wait', 'closing'] END
$$;

CREATE FUNCTION dealgate_rights.deal_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last {tables}.event;
  said jsonb;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  last := dealgate_rights.told_by('deal:' || NEW.key, NEW.version);
  said := last.data;
  IF TG_OP = 'UPDATE' AND ((NEW.key, NEW.playbook, NEW.playbook_version)
      IS DISTINCT FROM (OLD.key, OLD.playbook, OLD.playbook_version) OR NEW.version <= OLD.version) THEN
    PERFORM dealgate_rights.refuse('row', format('deal:%s changes what stays', OLD.key));
  END IF;
  IF TG_OP = 'INSERT' OR NEW.owner <> OLD.owner THEN
    IF NEW.owner IS DISTINCT FROM dealgate_rights.told_owner(NEW.key) THEN
      PERFORM dealgate_rights.refuse('owner', format('deal:%s is not of %s', NEW.key, NEW.owner));
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.stage, NEW.status) IS DISTINCT FROM (OLD.stage, OLD.status)
    AND last.kind NOT IN ('undo', 'import') AND NOT coalesce(CASE last.kind
      WHEN 'stop' THEN NEW.status = 'stopped' AND NEW.stage = OLD.stage
      WHEN 'advance' THEN NEW.stage = said ->> 'to' AND NEW.status = said ->> 'status'
      WHEN 'back' THEN NEW.stage = said ->> 'to' AND NEW.status = said ->> 'status'
      WHEN 'reopen' THEN NEW.stage = said ->> 'to' AND NEW.status = said ->> 'status' END, false) THEN
    PERFORM dealgate_rights.refuse('stage', format('deal:%s moves without a move', NEW.key));
  END IF;
  -- An event changes what its kind does, and fields to what it says.
  IF TG_OP = 'UPDATE' AND last.kind NOT IN ('undo', 'import') THEN
    IF EXISTS (SELECT FROM jsonb_each(OLD.state::jsonb) o FULL JOIN jsonb_each(NEW.state::jsonb) n USING (key)
        WHERE o.value IS DISTINCT FROM n.value AND key <> ALL (dealgate_rights.changed_by(last.kind)))
      OR NOT NEW.state::jsonb @> coalesce(said -> 'fields', jsonb_build_object()) AND last.kind = 'set' THEN
      PERFORM dealgate_rights.refuse('row', format('deal:%s changes more than its event', NEW.key));
    END IF;
  END IF;
  -- The program reads the state, lists read the columns.
  IF NOT (NEW.state::jsonb @> jsonb_build_object('key', NEW.key, 'version', NEW.version, 'owner', NEW.owner,
      'account', NEW.account, 'playbook', NEW.playbook, 'playbook_version', NEW.playbook_version,
      'status', NEW.status, 'amount', NEW.amount, 'currency', NEW.currency, 'title', NEW.title,
      'close_date', NEW.close_date, 'behaviour', NEW.behaviour)
    AND NEW.state::jsonb -> 'stay' ->> 'stage' = NEW.stage) THEN
    PERFORM dealgate_rights.refuse('row', format('deal:%s differs from its state', NEW.key));
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_deal BEFORE INSERT OR UPDATE ON {tables}.deal
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.deal_changes();

CREATE FUNCTION dealgate_rights.account_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  PERFORM dealgate_rights.told_by('account:' || NEW.code, NEW.version);
  IF TG_OP = 'UPDATE' AND (NEW.code <> OLD.code OR NEW.version <= OLD.version) THEN
    PERFORM dealgate_rights.refuse('row', format('account:%s changes what stays', OLD.code));
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_account BEFORE INSERT OR UPDATE ON {tables}.account
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.account_changes();

-- Of contacts and people a row is what their events say, and nothing else changes.
CREATE FUNCTION dealgate_rights.follows(before jsonb, after jsonb, said jsonb, version int) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(CASE WHEN before IS NULL THEN after @> said
    ELSE before || jsonb_build_object('version', version) || said = after END, false)
$$;

CREATE FUNCTION dealgate_rights.contact_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last {tables}.event;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  last := dealgate_rights.told_by('contact:' || NEW.key, NEW.version);
  IF NOT dealgate_rights.follows(CASE TG_OP WHEN 'UPDATE' THEN to_jsonb(OLD) END, to_jsonb(NEW), last.data::jsonb,
    NEW.version) THEN
    PERFORM dealgate_rights.refuse('row', format('contact:%s is not as its event says', NEW.key));
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_contact BEFORE INSERT OR UPDATE ON {tables}.contact
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.contact_changes();

CREATE FUNCTION dealgate_rights.person_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last {tables}.event;
  said jsonb;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  last := dealgate_rights.told_by('person:' || NEW."user", NEW.version);
  said := last.data;
  said := CASE last.kind WHEN 'leave' THEN jsonb_build_object('left_on', said -> 'on')
    ELSE said || jsonb_build_object('left_on', NULL) END;
  IF NOT dealgate_rights.follows(CASE TG_OP WHEN 'UPDATE' THEN to_jsonb(OLD) END, to_jsonb(NEW), said,
    NEW.version) THEN
    PERFORM dealgate_rights.refuse('row', format('person:%s is not as its event says', NEW."user"));
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_person BEFORE INSERT OR UPDATE ON {tables}.person
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.person_changes();

CREATE FUNCTION dealgate_rights.week_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  PERFORM dealgate_rights.told_by('week:' || NEW."user" || ':' || NEW.monday, NEW.version);
  IF TG_OP = 'UPDATE' AND ((NEW."user", NEW.monday) <> (OLD."user", OLD.monday) OR NEW.version <= OLD.version) THEN
    PERFORM dealgate_rights.refuse('row', format('week:%s:%s changes what stays', OLD."user", OLD.monday));
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_week BEFORE INSERT OR UPDATE ON {tables}.week
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.week_changes();

CREATE FUNCTION dealgate_rights.visit_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  named text := substr(NEW.subject, strpos(NEW.subject, ':') + 1);
  told jsonb;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  SELECT data::jsonb INTO told FROM {tables}.event WHERE subject = NEW.subject AND seq = NEW.seq
    AND kind = 'visit' AND (TG_OP = 'UPDATE' OR actor = session_user::text AND actor = NEW."by");
  IF told IS NULL OR NEW.held_on IS DISTINCT FROM told ->> 'on'
    OR NEW.contact IS DISTINCT FROM told ->> 'contact' OR NEW.channel IS DISTINCT FROM told ->> 'channel'
    OR (NEW.two_sided = 1) IS DISTINCT FROM (told ->> 'two_sided')::boolean
    OR NEW.deal IS DISTINCT FROM (CASE WHEN starts_with(NEW.subject, 'deal:') THEN named END)
    OR NEW.account IS DISTINCT FROM (CASE WHEN starts_with(NEW.subject, 'deal:')
      THEN (SELECT account FROM {tables}.deal WHERE key = named) ELSE named END) THEN
    PERFORM dealgate_rights.refuse('without_event', format('%s: a visit that was not told', NEW.subject));
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_visit BEFORE INSERT OR UPDATE ON {tables}.visit
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.visit_changes();

-- An order and its event are written before the account's row is, so its version tells which events are of now.
CREATE FUNCTION dealgate_rights.purchase_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  made jsonb := to_jsonb(NEW) || jsonb_build_object('on', NEW.ordered_on);
  told {tables}.event;
  said jsonb;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  SELECT * INTO told FROM {tables}.event e WHERE subject = 'account:' || NEW.account
    AND seq > (SELECT version FROM {tables}.account WHERE code = NEW.account) AND actor = session_user::text
    AND kind IN ('order', 'order_edit', 'order_drop') AND (data::jsonb ->> 'number')::int = NEW.number
    ORDER BY seq DESC LIMIT 1;
  said := CASE told.kind WHEN 'order' THEN told.data::jsonb - 'external'
    WHEN 'order_edit' THEN told.data::jsonb -> 'fields'
    WHEN 'order_drop' THEN jsonb_build_object('dropped_at', told.at) END;
  IF said IS NULL OR NOT made @> said OR (TG_OP = 'INSERT') <> (told.kind = 'order')
    OR TG_OP = 'UPDATE' AND to_jsonb(OLD) || jsonb_build_object('on', OLD.ordered_on) || said
      || jsonb_build_object('ordered_on', NEW.ordered_on) <> made THEN
    PERFORM dealgate_rights.refuse('without_event', format('order %s/%s is not as told', NEW.account, NEW.number));
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_purchase BEFORE INSERT OR UPDATE ON {tables}.purchase
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.purchase_changes();

CREATE FUNCTION dealgate_rights.personal_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' AND NEW.digest
      IS DISTINCT FROM encode(sha256(convert_to(NEW.salt || NEW.data, 'UTF8')), 'hex')
    OR TG_OP = 'UPDATE' AND (NEW.digest, NEW.salt, NEW.data) IS DISTINCT FROM (OLD.digest, OLD.salt, NULL) THEN
    PERFORM dealgate_rights.refuse('seal', 'personal data under a digest that is not theirs');
  END IF;
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT FROM {tables}.event e WHERE subject > 'contact:' AND subject < 'contact;'
      AND strpos(data, OLD.digest) > 0 AND 'erase' <>
        (SELECT kind FROM {tables}.event l WHERE l.subject = e.subject ORDER BY seq DESC LIMIT 1)) THEN
    PERFORM dealgate_rights.refuse('without_event', 'somebody is blanked who was not erased');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_personal BEFORE INSERT OR UPDATE ON {tables}.personal
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.personal_changes();

CREATE FUNCTION dealgate_rights.playbook_has_its_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM {tables}.event WHERE subject = 'playbook:' || NEW.id AND kind = 'install'
    AND (data::jsonb ->> 'version')::int = NEW.version AND data::jsonb ->> 'digest' = NEW.digest) THEN
    PERFORM dealgate_rights.refuse('without_event', format('playbook %s %s is not told', NEW.id, NEW.version));
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER rights_playbook AFTER INSERT ON {tables}.playbook DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.playbook_has_its_event();
