-- What is asked of every row: it changes together with its event, by whoever wrote that.

-- The newest event of a subject, where whoever is connected wrote it and the row goes up to it, one event at a time.
-- What is brought in comes with many, of the `many` kinds, and its row at last.
CREATE FUNCTION dealgate_rights.told_by(subject text, before int, version int, VARIADIC many text[] DEFAULT ARRAY[]::text[])
  RETURNS {tables}.event
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last {tables}.event;
BEGIN
  SELECT * INTO last FROM {tables}.event e WHERE e.subject = told_by.subject ORDER BY seq DESC LIMIT 1;
  IF last.seq IS DISTINCT FROM version OR last.actor IS DISTINCT FROM session_user::text OR version <= before
    OR version > before + 1 AND EXISTS (SELECT FROM {tables}.event e
      WHERE e.subject = told_by.subject AND seq > before AND (kind <> ALL (many) OR actor <> session_user::text)) THEN
    PERFORM dealgate_rights.refuse('without_event', subject);
  END IF;
  RETURN last;
END $$;

-- The columns of a row that differ from one moment to the next.
CREATE FUNCTION dealgate_rights.changed(before jsonb, after jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(key), ARRAY[]::text[])
  FROM jsonb_each(before) o FULL JOIN jsonb_each(after) n USING (key) WHERE o.value IS DISTINCT FROM n.value
$$;

CREATE FUNCTION dealgate_rights.without(value jsonb, name text) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE jsonb_typeof(value) WHEN 'object' THEN value - name ELSE value END
$$;

-- Days and instants as the program writes them, which reads nothing else.
CREATE FUNCTION dealgate_rights.is_day(said text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT said IS NULL OR said ~ '^\d\d\d\d-\d\d-\d\d$' AND pg_input_is_valid(said, 'date')
$$;

CREATE FUNCTION dealgate_rights.is_instant(said text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT said IS NULL OR said ~ '^\d\d\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d\d\d\d\d\dZ$'
    AND pg_input_is_valid(said, 'timestamptz')
$$;

-- Whether the parts of a deal's state that are named have the shape the program reads them in.
CREATE FUNCTION dealgate_rights.is_shaped(state jsonb, parts text[]) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN state ?& {state} AND state - {state} = jsonb_build_object() AND NOT EXISTS (
    SELECT FROM (VALUES {shapes}) AS known (name, sort, keys), LATERAL (
        SELECT state -> name WHERE sort = 'one' AND jsonb_typeof(state -> name) <> 'null'
        UNION ALL SELECT v FROM jsonb_each(CASE WHEN sort = 'named' THEN state -> name END) AS e (k, v)
        UNION ALL SELECT v FROM jsonb_array_elements(CASE WHEN sort = 'list' THEN state -> name END) AS e (v)
      ) AS part (said)
    WHERE name = ANY (parts) AND (jsonb_typeof(said) <> 'object' OR NOT said ?& keys
      OR said - keys <> jsonb_build_object() OR EXISTS (SELECT FROM jsonb_each_text(said) AS e (k, v)
        WHERE name <> 'worksheets' AND k IN ('on', 'until', 'due', 'done', 'wake', 'set_on') AND NOT dealgate_rights.is_day(v))));
END $$;

-- What an event changes in a deal's state, as engine/fold.py does.
CREATE FUNCTION dealgate_rights.changed_by(event {tables}.event) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ARRAY['version', 'last_at'] || CASE event.kind
    WHEN 'set' THEN ARRAY(SELECT jsonb_object_keys(event.data::jsonb -> 'fields'))
      || ARRAY['close_pushed', 'pushed_idle', 'stay', 'review']
    WHEN 'step' THEN ARRAY['next_step']
    WHEN 'promise' THEN ARRAY['promises']
    WHEN 'answer' THEN ARRAY['answers', 'last_contact', 'pushed_idle']
    WHEN 'fill' THEN ARRAY(SELECT jsonb_object_keys(event.data::jsonb -> 'settles')) || ARRAY['worksheets']
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
    WHEN 'reopen' THEN ARRAY['stay', 'status', 'won_at', 'wait', 'closing']
    WHEN 'merge' THEN ARRAY['account']
    WHEN 'upgrade' THEN ARRAY['playbook', 'playbook_version', 'stay', 'status', 'won_at', 'unproven']
    WHEN 'import' THEN {fields} || ARRAY['stay', 'status', 'won_at', 'wait', 'closing', 'unproven', 'worksheets',
      'close_pushed', 'pushed_idle', 'review', 'visits', 'last_contact'] END
$$;

-- A deal's columns are what its state says; lists read them, the program reads the state.
CREATE FUNCTION dealgate_rights.is_as_its_state(deal {tables}.deal) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  state jsonb := deal.state;
BEGIN
  RETURN coalesce(to_jsonb(deal) @> (state - {inner} || jsonb_build_object(
      'stage', state -> 'stay' -> 'stage', 'stage_since', state -> 'stay' -> 'since',
      'entered_by', state -> 'stay' -> 'by', 'waiting_until', state -> 'wait' -> 'until',
      'next_what', state -> 'next_step' -> 'what', 'next_on', state -> 'next_step' -> 'on',
      'next_contact', state -> 'next_step' -> 'contact', 'wake_on', state -> 'closing' -> 'wake',
      'reviewed_on', state -> 'review' -> 'on',
      'review_due', CASE WHEN state -> 'review' ->> 'done' IS NULL THEN state -> 'review' -> 'due' END,
      'promise_on', (SELECT min(p ->> 'on') FROM jsonb_array_elements(state -> 'promises') AS made (p)
        WHERE NOT (p -> 'kept')::boolean)))
    AND deal.unproven::jsonb = state -> 'unproven', false)
    AND (SELECT bool_and(dealgate_rights.is_day(day)) FROM unnest(ARRAY[deal.close_date, deal.fresh_until,
      deal.oldest_yes, deal.unsure_since, deal.due_on, deal.trouble_since, deal.last_contact]) AS each (day))
    AND (SELECT bool_and(dealgate_rights.is_instant(at)) FROM unnest(ARRAY[deal.stage_since, deal.won_at,
      deal.opened_at, state ->> 'last_at']) AS each (at));
END $$;

CREATE FUNCTION dealgate_rights.deal_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last {tables}.event;
  undone {tables}.event;
  said jsonb;
  now jsonb := NEW.state;
  before jsonb;
  told jsonb;
  parts text[];
  rest text[];
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN
    before := OLD.state;
    IF (NEW.key, NEW.sort_key) IS DISTINCT FROM (OLD.key, OLD.sort_key) THEN
      PERFORM dealgate_rights.refuse('row', 'deal:' || OLD.key);
    END IF;
  END IF;
  last := dealgate_rights.told_by('deal:' || NEW.key, CASE TG_OP WHEN 'UPDATE' THEN OLD.version ELSE 0 END,
    NEW.version, 'import');
  said := last.data;

  -- What is told anew, and what stands there for the first time, is what all of its history tells.
  IF TG_OP = 'INSERT' OR last.kind IN ('undo', 'import') THEN
    told := dealgate_rights.told_of(NEW.key);
    IF to_jsonb(NEW.owner) IS DISTINCT FROM told -> 'owner' THEN
      PERFORM dealgate_rights.refuse('owner', 'deal:' || NEW.key);
    ELSIF NOT to_jsonb(NEW) @> told THEN
      PERFORM dealgate_rights.refuse('row', 'deal:' || NEW.key);
    END IF;
  ELSIF (NEW.stage, NEW.status) IS DISTINCT FROM (OLD.stage, OLD.status) AND NOT coalesce(CASE last.kind
      WHEN 'stop' THEN NEW.status = 'stopped' AND NEW.stage = OLD.stage
      WHEN 'advance' THEN NEW.stage = said ->> 'to' AND NEW.status = said ->> 'status'
      WHEN 'back' THEN NEW.stage = said ->> 'to' AND NEW.status = said ->> 'status'
      WHEN 'reopen' THEN NEW.stage = said ->> 'to' AND NEW.status = said ->> 'status'
      WHEN 'upgrade' THEN NEW.stage = said ->> 'stage' AND NEW.status = said ->> 'status' END, false) THEN
    PERFORM dealgate_rights.refuse('stage', 'deal:' || NEW.key);
  END IF;
  IF (TG_OP = 'INSERT' OR last.kind IN ('waive', 'back', 'undo', 'import'))
    AND now -> 'waivers' IS DISTINCT FROM dealgate_rights.told_waivers(NEW.key) THEN
    PERFORM dealgate_rights.refuse('row', 'deal:' || NEW.key);
  END IF;

  IF TG_OP = 'INSERT' THEN
    -- Nothing else is known of it yet.
    parts := {state};
    rest := {opening} || CASE last.kind WHEN 'import' THEN ARRAY['worksheets', 'closing', 'wait', 'close_pushed',
      'pushed_idle'] ELSE ARRAY[]::text[] END;
    IF NEW.sort_key <> coalesce(regexp_replace(NEW.key, '\d+$', '')
        || lpad(substring(NEW.key FROM '-(\d+)$'), greatest(9, length(substring(NEW.key FROM '-(\d+)$'))), '0'), NEW.key)
      OR now - rest <> {empty}::jsonb - rest THEN
      PERFORM dealgate_rights.refuse('row', 'deal:' || NEW.key);
    END IF;
  ELSE
    -- An event changes what its kind does, and fields to what it says; one taken back what that one had.
    parts := dealgate_rights.changed(before, now);
    IF last.kind = 'undo' THEN
      SELECT * INTO undone FROM {tables}.event WHERE subject = last.subject AND seq = (said ->> 'seq')::int;
    ELSE
      undone := last;
    END IF;
    IF NOT parts <@ dealgate_rights.changed_by(undone)
      OR last.kind = 'upgrade' AND (NEW.playbook, NEW.playbook_version)
        IS DISTINCT FROM (said ->> 'playbook', (said ->> 'playbook_version')::int)
      OR last.kind = 'upgrade' AND dealgate_rights.without(now -> 'stay', 'stage')
        <> dealgate_rights.without(before -> 'stay', 'stage')
      OR last.kind = 'upgrade' AND now -> 'unproven' <> before -> 'unproven'
        || (CASE WHEN (said -> 'proven')::boolean OR before -> 'unproven' ? (said ->> 'from_stage')
          THEN jsonb_build_array() ELSE jsonb_build_array(said -> 'from_stage') END)
      OR last.kind = 'set' AND NOT now @> (said -> 'fields')
      OR last.kind = 'merge' AND NEW.account IS DISTINCT FROM said ->> 'account'
      OR last.kind = 'set' AND dealgate_rights.without(now -> 'stay', 'owners')
        <> dealgate_rights.without(before -> 'stay', 'owners')
      OR last.kind = 'fill' AND NOT now @> coalesce(said -> 'settles', jsonb_build_object())
      OR last.kind IN ('set', 'review_handed')
        AND dealgate_rights.without(now -> 'review', 'who') <> dealgate_rights.without(before -> 'review', 'who')
      OR last.kind IN ('set', 'review_handed') AND now -> 'review' ->> 'who'
        NOT IN (before -> 'review' ->> 'who', coalesce(said ->> 'who', said -> 'fields' ->> 'owner', ''))
      OR last.kind = 'review_done' AND (
        dealgate_rights.without(now -> 'review', 'done') <> dealgate_rights.without(before -> 'review', 'done')
        OR now -> 'review' -> 'done' NOT IN (before -> 'review' -> 'done', coalesce(said -> 'on', 'null'::jsonb))
        OR NOT dealgate_rights.changed(to_jsonb(OLD), to_jsonb(NEW))
          <@ ARRAY['version', 'state', 'reviewed_on', 'review_due']) THEN
      PERFORM dealgate_rights.refuse('row', 'deal:' || NEW.key);
    END IF;
  END IF;
  IF NEW.account IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.account IS DISTINCT FROM OLD.account)
    AND NOT dealgate_rights.stands(NEW.account) THEN
    PERFORM dealgate_rights.refuse('row', 'deal:' || NEW.key);
  END IF;
  IF NOT dealgate_rights.is_shaped(now, parts) OR NOT dealgate_rights.is_as_its_state(NEW) THEN
    PERFORM dealgate_rights.refuse('row', 'deal:' || NEW.key);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_deal BEFORE INSERT OR UPDATE ON {tables}.deal
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.deal_changes();

CREATE FUNCTION dealgate_rights.account_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last {tables}.event;
  said jsonb;
  rest text[];
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  last := dealgate_rights.told_by('account:' || NEW.code, CASE TG_OP WHEN 'UPDATE' THEN OLD.version ELSE 0 END,
    NEW.version, 'order', 'import');
  said := last.data;
  rest := ARRAY['version'] || CASE last.kind
    WHEN 'edit' THEN ARRAY(SELECT jsonb_object_keys(said)) || ARRAY['called', 'stem', 'abc_by']
    WHEN 'class' THEN ARRAY['abc', 'abc_by']
    WHEN 'deciders' THEN ARRAY['deciders_changed_on']
    WHEN 'fill' THEN ARRAY['sheets']
    WHEN 'merge' THEN ARRAY(SELECT jsonb_object_keys(said -> 'fields')) || ARRAY['sheets']
    WHEN 'merged' THEN ARRAY['merged_into']
    WHEN 'import' THEN ARRAY['name', 'called', 'stem', 'place', 'abc', 'abc_by', 'sheets'] ELSE ARRAY[]::text[] END;
  IF TG_OP = 'UPDATE' AND NOT dealgate_rights.changed(to_jsonb(OLD), to_jsonb(NEW)) <@ rest
    OR TG_OP = 'INSERT' AND (last.kind <> 'new' OR NOT said ?& ARRAY['code', 'name']
      OR (NEW.abc, NEW.abc_by, NEW.deciders_changed_on, NEW.merged_into, NEW.sheets)
        IS DISTINCT FROM (NULL, NULL, NULL, NULL, '{{}}'))
    OR TG_OP = 'UPDATE' AND (NEW.name = OLD.name AND (NEW.called, NEW.stem) <> (OLD.called, OLD.stem)
      OR last.kind NOT IN ('import', 'merge') AND NEW.abc IS NOT DISTINCT FROM OLD.abc AND NOT said ? 'abc'
        AND NEW.abc_by IS DISTINCT FROM OLD.abc_by)
    OR last.kind IN ('new', 'edit', 'class') AND NOT to_jsonb(NEW) @> (said - 'external')
    OR last.kind = 'import' AND NOT to_jsonb(NEW) @> dealgate_rights.told_account(NEW.code)
    OR last.kind = 'import' AND NEW.abc IS DISTINCT FROM OLD.abc
      AND NEW.abc_by IS DISTINCT FROM (CASE WHEN NEW.abc IS NOT NULL THEN {hand} END)
    OR said ? 'abc' AND NEW.abc_by IS DISTINCT FROM (CASE WHEN last.kind = 'class' THEN {orders}
      WHEN NEW.abc IS NOT NULL THEN {hand} END)
    OR last.kind = 'merge' AND (NOT to_jsonb(NEW) @> (said -> 'fields')
      OR NEW.sheets::jsonb <> OLD.sheets::jsonb || (said -> 'sheets')
      OR NEW.abc_by IS NULL AND NEW.abc IS NOT NULL OR NEW.abc_by NOT IN ({orders}, {hand})
      OR EXISTS (SELECT FROM jsonb_each(said -> 'sheets') AS each (id, sheet) WHERE NOT sheet ?& {filled}
        OR sheet - {filled} <> jsonb_build_object()))
    OR last.kind = 'merged' AND (NEW.merged_into IS DISTINCT FROM said ->> 'into' OR OLD.merged_into IS NOT NULL)
    OR last.kind = 'deciders' AND NEW.deciders_changed_on IS DISTINCT FROM said ->> 'on'
    OR NOT dealgate_rights.is_day(NEW.deciders_changed_on) OR NEW.abc NOT IN ('A', 'B', 'C')
    OR last.kind = 'fill' AND (
      NEW.sheets::jsonb - (said ->> 'worksheet') <> OLD.sheets::jsonb - (said ->> 'worksheet')
      OR NEW.sheets::jsonb ? (said ->> 'worksheet') AND NOT coalesce(
        NEW.sheets::jsonb -> (said ->> 'worksheet') ?& {filled}
        AND (NEW.sheets::jsonb -> (said ->> 'worksheet')) - {filled} = jsonb_build_object(), false)) THEN
    PERFORM dealgate_rights.refuse('row', 'account:' || NEW.code);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_account BEFORE INSERT OR UPDATE ON {tables}.account
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.account_changes();

-- Of contacts and people a row is what their events say, and nothing else changes; what names them stays.
CREATE FUNCTION dealgate_rights.follows(before jsonb, after jsonb, said jsonb, version int) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(CASE WHEN before IS NULL THEN after @> (said - 'external' || jsonb_build_object('left_on', NULL))
    ELSE before || (said - ARRAY['external', 'said', 'told']) || jsonb_build_object('version', version) = after END, false)
$$;

CREATE FUNCTION dealgate_rights.contact_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last {tables}.event;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  last := dealgate_rights.told_by('contact:' || NEW.key, CASE TG_OP WHEN 'UPDATE' THEN OLD.version ELSE 0 END,
    NEW.version);
  IF NOT dealgate_rights.follows(CASE TG_OP WHEN 'UPDATE' THEN to_jsonb(OLD) END, to_jsonb(NEW), last.data::jsonb,
      NEW.version) OR TG_OP = 'INSERT' AND NEW.key <> NEW.account || '.' || NEW.number
    OR NOT dealgate_rights.is_day(NEW.since) OR NOT dealgate_rights.is_day(NEW.left_on) THEN
    PERFORM dealgate_rights.refuse('row', 'contact:' || NEW.key);
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
  last := dealgate_rights.told_by('person:' || NEW."user", CASE TG_OP WHEN 'UPDATE' THEN OLD.version ELSE 0 END,
    NEW.version);
  said := last.data;
  said := CASE last.kind WHEN 'leave' THEN jsonb_build_object('left_on', said -> 'on')
    ELSE said || jsonb_build_object('left_on', NULL) END;
  IF NOT dealgate_rights.follows(CASE TG_OP WHEN 'UPDATE' THEN to_jsonb(OLD) END, to_jsonb(NEW), said,
      NEW.version) OR NOT dealgate_rights.is_day(NEW.left_on) THEN
    PERFORM dealgate_rights.refuse('row', 'person:' || NEW."user");
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_person BEFORE INSERT OR UPDATE ON {tables}.person
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.person_changes();

CREATE FUNCTION dealgate_rights.week_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last {tables}.event;
  now jsonb := NEW.state;
  before jsonb := {week}::jsonb;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN
    before := OLD.state;
  END IF;
  last := dealgate_rights.told_by('week:' || NEW."user" || ':' || NEW.monday,
    CASE TG_OP WHEN 'UPDATE' THEN OLD.version ELSE 0 END, NEW.version);
  IF TG_OP = 'UPDATE' AND (NEW."user", NEW.monday) <> (OLD."user", OLD.monday)
    OR NOT dealgate_rights.is_day(NEW.monday) OR extract(isodow FROM NEW.monday::date) <> 1
    OR NOT dealgate_rights.changed(before, now) <@ (CASE last.kind WHEN 'target' THEN ARRAY['targets']
      WHEN 'tell' THEN ARRAY['told'] WHEN 'miss' THEN ARRAY['misses'] WHEN 'merge' THEN ARRAY['plan', 'misses']
      ELSE ARRAY[last.kind] END)
    OR EXISTS (SELECT FROM jsonb_each(now) AS n (k, v) JOIN jsonb_each({week}::jsonb) AS o (k, v) USING (k)
      WHERE jsonb_typeof(n.v) <> jsonb_typeof(o.v))
    OR EXISTS (SELECT FROM jsonb_array_elements(now -> 'plan') AS each (planned)
      WHERE NOT planned ?& {planned} OR planned - {planned} <> jsonb_build_object()
        OR NOT dealgate_rights.is_day(planned ->> 'on')) THEN
    PERFORM dealgate_rights.refuse('row', format('week:%s:%s', NEW."user", NEW.monday));
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
  SELECT CASE kind WHEN 'visit' THEN data::jsonb ELSE data::jsonb -> 'visit' END INTO told
    FROM {tables}.event WHERE subject = NEW.subject AND seq = NEW.seq
    AND (TG_OP = 'UPDATE' OR actor = session_user::text) AND (kind = 'visit' AND actor = NEW."by"
      OR kind = 'import' AND data::jsonb -> 'visit' ->> 'by' = NEW."by");
  IF told IS NULL OR NEW.held_on IS DISTINCT FROM told ->> 'on'
    OR NEW.contact IS DISTINCT FROM told ->> 'contact' OR NEW.channel IS DISTINCT FROM told ->> 'channel'
    OR (NEW.two_sided = 1) IS DISTINCT FROM (told ->> 'two_sided')::boolean
    OR NEW.deal IS DISTINCT FROM (CASE WHEN starts_with(NEW.subject, 'deal:') THEN named END)
    OR NEW.account IS DISTINCT FROM (CASE WHEN starts_with(NEW.subject, 'deal:')
      THEN (SELECT account FROM {tables}.deal WHERE key = named) ELSE dealgate_rights.goes_on_as(named) END) THEN
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
  told text[];
  said jsonb;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  SELECT array_agg(kind), max(data)::jsonb INTO told, said FROM {tables}.event
    WHERE subject = 'account:' || NEW.account
    AND seq > (SELECT version FROM {tables}.account WHERE code = NEW.account) AND actor = session_user::text
    AND (kind IN ('order', 'order_edit', 'order_drop') AND (data::jsonb ->> 'number')::int = NEW.number
      OR kind = 'merge' AND data::jsonb -> 'orders' @> jsonb_build_array(jsonb_build_object('number', NEW.number))
      OR kind = 'merged');
  IF TG_OP = 'INSERT' THEN
    IF NEW.dropped_at IS NOT NULL OR NOT (CASE
        WHEN told = ARRAY['order'] THEN made @> (said - 'external') AND NEW.entered_at IS NULL
        WHEN told = ARRAY['merge'] THEN made @> dealgate_rights.told_order(NEW.account, NEW.number)
        ELSE false END) THEN
      PERFORM dealgate_rights.refuse('without_event', format('order %s/%s', NEW.account, NEW.number));
    END IF;
  ELSIF told IS NULL OR (NEW.account, NEW.number, NEW.entered_at)
      IS DISTINCT FROM (OLD.account, OLD.number, OLD.entered_at)
    OR NOT made @> dealgate_rights.told_order(NEW.account, NEW.number) THEN
    PERFORM dealgate_rights.refuse('without_event', format('order %s/%s', NEW.account, NEW.number));
  END IF;
  IF NOT dealgate_rights.is_day(NEW.ordered_on) THEN
    PERFORM dealgate_rights.refuse('row', format('order %s/%s', NEW.account, NEW.number));
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

-- What a sheet gave, `sheet:KEY:…`, is read by all: it is remembered by who works on the deal, by digests alone.
CREATE FUNCTION dealgate_rights.request_comes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gave jsonb := NEW.result;
  about text;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  IF jsonb_typeof(gave) <> 'object' OR NOT dealgate_rights.is_instant(NEW.recorded_at) THEN
    PERFORM dealgate_rights.refuse('data', 'request:' || NEW.id);
  END IF;
  IF starts_with(NEW.id, 'sheet:') THEN
    about := split_part(NEW.id, ':', 2);
    IF NOT dealgate_rights.may('work', (SELECT owner FROM {tables}.deal WHERE key = about)) THEN
      PERFORM dealgate_rights.refuse('not_yours', 'request:' || NEW.id);
    END IF;
    IF NOT coalesce(gave - 'digests' = jsonb_build_object('deal', about) AND jsonb_typeof(gave -> 'digests') = 'array'
        AND NOT EXISTS (SELECT FROM jsonb_array_elements(gave -> 'digests') AS each (said)
          WHERE jsonb_typeof(said) <> 'string' OR NOT said #>> ARRAY[]::text[] ~ '^([^ ]+ [0-9a-f]{{8}}|visit)$'), false) THEN
      PERFORM dealgate_rights.refuse('data', 'request:' || NEW.id);
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_request BEFORE INSERT ON {tables}.request
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.request_comes();
