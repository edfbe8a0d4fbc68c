-- What is asked of every event before it is written.

CREATE FUNCTION dealgate_rights.quoted(said text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(to_json(said)::text, 'null')
$$;

-- As engine/history.py chains them: SHA-256 over the JSON text of the previous hash and all an event says.
CREATE FUNCTION dealgate_rights.chained(previous text, event {tables}.event) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, dealgate_rights, pg_temp AS $$
  SELECT encode(sha256(convert_to('[' || concat_ws(', ', quoted(previous), quoted(event.subject), event.seq,
    quoted(event.at), quoted(event.recorded_at), quoted(event.actor), quoted(event.kind), quoted(event.data),
    quoted(event.request)) || ']', 'UTF8')), 'hex')
$$;

-- Whoever owned a deal at some time since its stay in this stage began, going by the order of writing.
CREATE FUNCTION dealgate_rights.owned_in_this_stay(deal text) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH told AS (
    SELECT seq, kind, data::jsonb AS said FROM {tables}.event e WHERE subject = 'deal:' || deal
      AND kind IN ('new', 'import', 'set', 'advance', 'back', 'reopen') AND NOT EXISTS (
        SELECT FROM {tables}.event u WHERE u.subject = e.subject AND u.kind = 'undo'
          AND (u.data::jsonb ->> 'seq')::int = e.seq)
  ), owned AS (
    SELECT seq, coalesce(said ->> 'owner', said -> 'opened' ->> 'owner', said -> 'fields' ->> 'owner') AS owner
    FROM told
  ), began AS (
    SELECT max(seq) AS seq FROM told
    WHERE kind IN ('new', 'advance', 'back', 'reopen') OR said ? 'opened' OR said ? 'reached'
  )
  SELECT owner FROM owned, began WHERE owner IS NOT NULL AND owned.seq > began.seq
  UNION
  (SELECT owner FROM owned, began WHERE owner IS NOT NULL AND owned.seq <= began.seq
   ORDER BY owned.seq DESC LIMIT 1)
$$;

-- What a deal's history tells of its fields and of where it stands: by `at` (unknown first), then in the order
-- of writing, what was taken back left out, as engine/fold.py does.
CREATE FUNCTION dealgate_rights.told_of(deal text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_object_agg(name, value) FROM (
    SELECT DISTINCT ON (name) name, value
    FROM (SELECT seq, at, kind, data::jsonb AS said FROM {tables}.event e WHERE subject = 'deal:' || deal
        AND NOT EXISTS (SELECT FROM {tables}.event u WHERE u.subject = e.subject AND u.kind = 'undo'
          AND (u.data::jsonb ->> 'seq')::int = e.seq)) AS told,
      jsonb_each(CASE
        WHEN kind = 'new' THEN said
        WHEN kind = 'set' THEN said -> 'fields'
        WHEN kind = 'fill' THEN said -> 'settles'
        WHEN kind = 'stop' OR kind = 'import' AND said ? 'stopped' THEN jsonb_build_object('status', 'stopped')
        WHEN kind IN ('advance', 'back', 'reopen')
          THEN jsonb_build_object('stage', said -> 'to', 'status', said -> 'status')
        WHEN kind = 'merge' THEN jsonb_build_object('account', said -> 'account')
        WHEN kind = 'upgrade' THEN  -- what it leaves as it was it doesn't say again
          jsonb_build_object('playbook', said -> 'playbook', 'playbook_version', said -> 'playbook_version')
          || CASE WHEN said -> 'stage' <> said -> 'from_stage' THEN jsonb_build_object('stage', said -> 'stage')
            ELSE jsonb_build_object() END
          || CASE WHEN said -> 'status' <> said -> 'from_status' THEN jsonb_build_object('status', said -> 'status')
            ELSE jsonb_build_object() END
        WHEN kind = 'import' THEN coalesce(said -> 'opened',
          (said -> 'reached') - 'title',  -- of the stage
          said -> 'filled' -> 'settles', said -> 'fields') END) AS each (name, value)
    WHERE name = ANY ({fields} || ARRAY['stage', 'status', 'playbook', 'playbook_version'])
    ORDER BY name, seq > 1 DESC, coalesce(at, '') DESC, seq DESC) AS newest
$$;

-- The waivers its history tells of: moving back ends those of the stages it goes over again.
CREATE FUNCTION dealgate_rights.told_waivers(deal text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH told AS (
    SELECT seq, coalesce(at, '') AS at, actor, kind, data::jsonb AS said FROM {tables}.event e
    WHERE subject = 'deal:' || deal AND kind IN ('waive', 'back') AND NOT EXISTS (
      SELECT FROM {tables}.event u WHERE u.subject = e.subject AND u.kind = 'undo'
        AND (u.data::jsonb ->> 'seq')::int = e.seq)
  )
  SELECT coalesce(jsonb_agg(jsonb_build_object('requirement', said -> 'requirement', 'stage', said -> 'stage',
      'reason', said -> 'reason', 'until', said -> 'until', 'by', actor, 'on', said -> 'on',
      'ended', EXISTS (SELECT FROM told b WHERE b.kind = 'back' AND (b.at, b.seq) > (w.at, w.seq)
        AND b.said -> 'stages' @> (w.said -> 'stage'))) ORDER BY at, seq), jsonb_build_array())
  FROM told w WHERE kind = 'waive'
$$;

-- What the history of an account says of what stands in columns of its own.
CREATE FUNCTION dealgate_rights.told_account(client text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_object_agg(name, value) FROM (
    SELECT DISTINCT ON (name) name, value
    FROM (SELECT seq, kind, data::jsonb AS said FROM {tables}.event WHERE subject = 'account:' || client
        AND kind IN ('new', 'edit', 'class', 'import', 'merge')) AS told,
      jsonb_each(CASE WHEN kind IN ('import', 'merge') THEN said -> 'fields' ELSE said END) AS each (name, value)
    WHERE name IN ('name', 'place', 'abc')
    ORDER BY name, seq DESC) AS newest
$$;

-- An order as its client's history tells it.
CREATE FUNCTION dealgate_rights.told_order(client text, number int) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_object_agg(name, value) FROM (
    SELECT DISTINCT ON (name) name, value
    FROM (SELECT seq, at, kind, data::jsonb AS said FROM {tables}.event WHERE subject = 'account:' || client
          AND kind IN ('order', 'order_edit', 'order_drop')
        UNION ALL SELECT seq, at, kind, moved FROM {tables}.event,
          jsonb_array_elements(data::jsonb -> 'orders') AS each (moved)
          WHERE subject = 'account:' || client AND kind = 'merge'
        UNION ALL SELECT seq, at, kind, jsonb_build_object('number', told_order.number) FROM {tables}.event e
          WHERE subject = 'account:' || client AND kind = 'merged' AND NOT EXISTS (
            SELECT FROM {tables}.event d WHERE d.subject = e.subject AND d.kind = 'order_drop'
            AND (d.data::jsonb ->> 'number')::int = told_order.number)) AS told,
      jsonb_each(CASE kind WHEN 'order' THEN said - 'external' WHEN 'order_edit' THEN said -> 'fields'
        WHEN 'merge' THEN said - 'was' || jsonb_build_object('entered_at', at)
        ELSE jsonb_build_object('dropped_at', at) END) AS each (name, value)
    WHERE (said ->> 'number')::int = told_order.number
    ORDER BY name, seq DESC) AS newest
$$;

-- Whether a client stands for itself: one that was merged into another takes nothing more.
CREATE FUNCTION dealgate_rights.stands(client text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM {tables}.account WHERE code = client AND merged_into IS NULL)
$$;

-- The client that goes on for one in the end.
CREATE FUNCTION dealgate_rights.goes_on_as(client text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE upward AS (
    SELECT code, merged_into, 0 AS steps FROM {tables}.account WHERE code = client
    UNION ALL SELECT a.code, a.merged_into, steps + 1 FROM upward u JOIN {tables}.account a ON a.code = u.merged_into)
  SELECT code FROM upward ORDER BY steps DESC LIMIT 1
$$;

-- Whether a merge was told by both clients, and every order that counted at the one came along, each once.
CREATE FUNCTION dealgate_rights.all_came(into_ text, event {tables}.event) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH moved AS (SELECT m FROM jsonb_array_elements(event.data::jsonb -> 'orders') AS each (m))
  SELECT EXISTS (SELECT FROM {tables}.account WHERE code = event.data::jsonb ->> 'from' AND merged_into = into_)
    AND (SELECT count(*) = count(DISTINCT m ->> 'was') FROM moved)
    AND NOT EXISTS (SELECT FROM moved LEFT JOIN {tables}.purchase p
      ON p.account = event.data::jsonb ->> 'from' AND p.number = (m ->> 'was')::int AND p.dropped_at = event.at
      WHERE NOT coalesce(to_jsonb(p) || jsonb_build_object('on', p.ordered_on) @> (m - ARRAY['was', 'number']), false))
    AND NOT EXISTS (SELECT FROM {tables}.purchase p WHERE p.account = event.data::jsonb ->> 'from'
      AND p.dropped_at = event.at AND p.number NOT IN (SELECT (m ->> 'was')::int FROM moved))
$$;

-- Whether nothing is left where a client was that is another now.
CREATE FUNCTION dealgate_rights.is_empty(client text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT NOT EXISTS (SELECT FROM {tables}.deal WHERE account = client)
    AND NOT EXISTS (SELECT FROM {tables}.contact WHERE account = client)
    AND NOT EXISTS (SELECT FROM {tables}.visit WHERE account = client)
    AND NOT EXISTS (SELECT FROM {tables}.purchase WHERE account = client AND dropped_at IS NULL)
$$;

-- Whether a deal is opened where deals of its playbook begin.
CREATE FUNCTION dealgate_rights.at_the_beginning(opened jsonb) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM (SELECT parsed::jsonb -> 'stages' -> 0 AS stage FROM {tables}.playbook
      WHERE id = opened ->> 'playbook' AND version = (opened ->> 'playbook_version')::int) AS first
    WHERE stage ->> 'id' = opened ->> 'stage' AND stage ->> 'status' = opened ->> 'status')
$$;

-- Whether an upgrade leads to a stage its version has, no further than engine/upgrading.py lets it, and says what
-- status that is of and whether it is proven.
CREATE FUNCTION dealgate_rights.is_within_reach(said jsonb) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH old AS (
    SELECT at, stage ->> 'id' AS id, stage ->> 'status' AS status
    FROM {tables}.playbook, jsonb_array_elements(parsed::jsonb -> 'stages') WITH ORDINALITY AS each (stage, at)
    WHERE id = said -> 'from' ->> 0 AND to_jsonb(version) = said -> 'from' -> 1
  ), new AS (
    SELECT at, stage ->> 'id' AS id, stage ->> 'status' AS status
    FROM {tables}.playbook, jsonb_array_elements(parsed::jsonb -> 'stages') WITH ORDINALITY AS each (stage, at)
    WHERE id = said ->> 'playbook' AND to_jsonb(version) = said -> 'playbook_version'
  ), stood AS (
    SELECT * FROM old WHERE id = said ->> 'from_stage'
  ), far AS (
    SELECT CASE
      WHEN EXISTS (SELECT FROM new WHERE id = stood.id) THEN (SELECT at FROM new WHERE id = stood.id)
      WHEN EXISTS (SELECT FROM new JOIN old USING (id) WHERE old.at > stood.at)
        THEN (SELECT min(new.at) FROM new JOIN old USING (id) WHERE old.at > stood.at)
      WHEN stood.status <> 'won' AND EXISTS (SELECT FROM new WHERE status = 'won')
        THEN (SELECT greatest(min(at) - 1, 1) FROM new WHERE status = 'won')
      ELSE (SELECT max(at) FROM new) END AS at FROM stood
  )
  SELECT EXISTS (SELECT FROM new, stood, far
    WHERE new.id = said ->> 'stage' AND new.status = said ->> 'status' AND new.at <= far.at
    AND (new.id = stood.id OR NOT EXISTS (SELECT FROM new AS kept WHERE kept.id = stood.id))
    AND said -> 'proven' = to_jsonb(NOT (said ->> 'from_status' <> 'won' AND new.status = 'won'
      OR new.id <> stood.id AND new.at > stood.at)))
$$;

-- Deals are upgraded in batches, `PLAYBOOK#SEQ`, by the event of the playbook that lists them and comes first.
CREATE FUNCTION dealgate_rights.is_in_a_batch(event {tables}.event) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM {tables}.event e WHERE e.subject = 'playbook:' || (event.data::jsonb ->> 'playbook')
    AND e.kind = 'upgrade' AND e.actor = event.actor
    AND (event.data::jsonb ->> 'playbook') || '#' || e.seq = event.data::jsonb ->> 'batch'
    -- As text: thousands are listed, and each of them asks.
    AND strpos(e.data, format('[%s,%s]', to_json(substr(event.subject, 6)), event.seq)) > 0)
$$;

-- Whether every deal a batch lists has an event of a kind about it: it goes as a whole, and comes back as one.
CREATE FUNCTION dealgate_rights.is_whole(batch text, deals jsonb, told text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_typeof(deals), '') = 'array' AND NOT EXISTS (
    SELECT FROM jsonb_array_elements(deals) AS listed (deal)
    WHERE NOT EXISTS (SELECT FROM {tables}.event e WHERE e.subject = 'deal:' || (deal ->> 0) AND e.kind = told
      AND e.data::jsonb ->> 'batch' = batch
      AND deal -> 1 = CASE told WHEN 'undo' THEN e.data::jsonb -> 'seq' ELSE to_jsonb(e.seq) END))
$$;

-- The last event of a subject that was not taken back.
CREATE FUNCTION dealgate_rights.newest_standing(about text) RETURNS {tables}.event
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT * FROM {tables}.event e WHERE subject = about AND kind <> 'undo' AND NOT EXISTS (
    SELECT FROM {tables}.event u WHERE u.subject = about AND u.kind = 'undo'
      AND (u.data::jsonb ->> 'seq')::int = e.seq)
  ORDER BY seq DESC LIMIT 1
$$;

-- NULL, or why an event of a deal may not be.
CREATE FUNCTION dealgate_rights.against_deal(named text, event {tables}.event, last {tables}.event) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  said jsonb := event.data;
  wanted text := dealgate_rights.right_to('deal.' || event.kind);
  opened text := CASE event.kind WHEN 'new' THEN said ->> 'owner'
    WHEN 'import' THEN said -> 'opened' ->> 'owner' END;
  given text := said -> 'fields' ->> 'owner';
  known record;
BEGIN
  IF event.kind = 'undo' AND said ? 'batch' THEN
    last := dealgate_rights.newest_standing(event.subject);
  END IF;
  SELECT owner, stage, status, playbook, playbook_version, state INTO known FROM {tables}.deal WHERE key = named;
  IF opened IS NOT NULL THEN
    IF event.seq > 1 THEN RETURN 'subject'; END IF;
    IF NOT dealgate_rights.may(wanted, opened) THEN RETURN 'not_yours'; END IF;
    IF event.kind = 'import' THEN RETURN NULL; END IF;
    RETURN CASE WHEN NOT dealgate_rights.works_here(opened) THEN 'nobody_there'
      WHEN NOT dealgate_rights.at_the_beginning(said) THEN 'stage' END;
  END IF;
  IF event.kind = 'import' THEN  -- its row comes when all of it is told
    RETURN CASE WHEN event.seq = 1 THEN 'subject' WHEN NOT dealgate_rights.may('bring_in') THEN 'kind' END;
  END IF;
  IF known.owner IS NULL THEN RETURN 'subject'; END IF;

  IF event.kind = 'review_done' THEN
    RETURN CASE WHEN dealgate_rights.may(wanted, known.owner)
      OR known.state::jsonb -> 'review' ->> 'who' = session_user::text THEN NULL ELSE 'not_yours' END;
  ELSIF NOT dealgate_rights.may('work', known.owner) THEN
    RETURN 'not_yours';
  ELSIF event.kind = 'review_handed' THEN
    RETURN CASE WHEN dealgate_rights.may('people') THEN NULL ELSE 'kind' END;
  ELSIF event.kind = 'review' THEN
    RETURN CASE WHEN dealgate_rights.may(wanted, known.owner) OR dealgate_rights.staff() = 1
      THEN NULL ELSE 'kind' END;
  ELSIF NOT dealgate_rights.may(wanted, known.owner) THEN
    RETURN 'kind';
  ELSIF event.kind = 'merge' THEN
    RETURN CASE WHEN said ->> 'from' IS DISTINCT FROM (SELECT account FROM {tables}.deal WHERE key = named)
      OR said ->> 'from' = said ->> 'account' OR NOT dealgate_rights.stands(said ->> 'account')
      OR said - ARRAY['account', 'from'] <> jsonb_build_object() THEN 'fields' END;
  ELSIF event.kind = 'waive' THEN
    RETURN CASE WHEN dealgate_rights.staff() < 2
      OR session_user::text IN (SELECT dealgate_rights.owned_in_this_stay(named)) THEN 'waive' END;
  ELSIF event.kind = 'reopen' AND known.stage = {done} THEN
    RETURN CASE WHEN dealgate_rights.may('reopen_done', known.owner) THEN NULL ELSE 'kind' END;
  ELSIF event.kind IN ('advance', 'back', 'stop') AND known.stage = {done} THEN
    RETURN 'stage';
  ELSIF event.kind = 'undo' THEN
    RETURN CASE WHEN (said ->> 'seq')::int IS DISTINCT FROM last.seq THEN 'undo'
      WHEN last.kind = 'upgrade' THEN CASE WHEN NOT dealgate_rights.may('bring_in') THEN 'kind'
        WHEN said ->> 'batch' IS DISTINCT FROM last.data::jsonb ->> 'batch' THEN 'batch' END
      WHEN last.kind NOT IN ({undoable}) OR said ? 'batch' THEN 'undo'
      WHEN last.actor <> session_user::text AND dealgate_rights.reach('undo') = 'own' THEN 'undo_others' END;
  ELSIF event.kind = 'upgrade' THEN
    RETURN CASE WHEN known.status NOT IN ('open', 'won') THEN 'stage'
      WHEN said -> 'from' <> jsonb_build_array(known.playbook, known.playbook_version)
        OR said ->> 'from_stage' IS DISTINCT FROM known.stage
        OR said ->> 'from_status' IS DISTINCT FROM known.status THEN 'stage'
      WHEN NOT EXISTS (SELECT FROM {tables}.playbook WHERE id = said ->> 'playbook'
        AND version = (said ->> 'playbook_version')::int) THEN 'stage'
      WHEN NOT coalesce(dealgate_rights.is_within_reach(said), false) THEN 'stage'
      WHEN NOT dealgate_rights.is_in_a_batch(event) THEN 'batch' END;
  ELSIF event.kind = 'set' THEN
    IF (said -> 'fields') - {fields} <> jsonb_build_object() THEN RETURN 'fields'; END IF;
    IF given IS NOT NULL AND given <> known.owner THEN
      RETURN CASE WHEN NOT dealgate_rights.may('work', given) THEN 'not_yours_to_give'
        WHEN NOT dealgate_rights.works_here(given) THEN 'nobody_there' END;
    END IF;
  ELSIF event.kind = 'fill' AND (said -> 'settles') - 'behaviour' <> jsonb_build_object() THEN
    RETURN 'fields';
  END IF;
  RETURN NULL;
END $$;

-- NULL, or why an event of anything else may not be.
CREATE FUNCTION dealgate_rights.against_other(sort text, named text, event {tables}.event) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  said jsonb := event.data;
  wanted text := dealgate_rights.right_to(sort || '.' || event.kind);
  client text;
  whose text;
BEGIN
  IF (event.kind = 'new') <> (event.seq = 1) AND sort IN ('account', 'contact', 'person') THEN
    RETURN 'subject';
  END IF;
  IF (said - CASE sort || '.' || event.kind {said} END) <> jsonb_build_object() THEN
    RETURN 'fields';
  ELSIF event.kind = 'order_edit' AND (said -> 'fields') - {ordered} <> jsonb_build_object() THEN
    RETURN 'fields';
  ELSIF event.kind = 'order' AND EXISTS (SELECT FROM {tables}.purchase
      WHERE account = named AND number = (said ->> 'number')::int) THEN
    RETURN 'subject';
  ELSIF sort = 'playbook' AND event.kind = 'upgrade' AND said ->> 'batch' IS DISTINCT FROM named || '#' || event.seq THEN
    RETURN CASE WHEN dealgate_rights.may(wanted) THEN 'batch' ELSE 'kind' END;
  END IF;
  IF wanted = 'client' THEN
    IF sort = 'account' THEN
      client := named;
    ELSE
      client := CASE WHEN event.kind = 'new' THEN said ->> 'account'
        ELSE (SELECT account FROM {tables}.contact WHERE key = named) END;
      IF client IS NULL OR event.kind = 'new' AND NOT starts_with(named, client || '.') THEN RETURN 'subject'; END IF;
    END IF;
    IF NOT dealgate_rights.stands(client) THEN RETURN 'subject'; END IF;
    RETURN CASE WHEN dealgate_rights.may_change_client(client) THEN NULL ELSE 'not_yours' END;
  ELSIF wanted = 'merge' AND dealgate_rights.may(wanted) THEN
    RETURN CASE WHEN sort = 'account' AND NOT dealgate_rights.stands(named) THEN 'subject'
      WHEN event.kind = 'merged' AND NOT dealgate_rights.stands(said ->> 'into') THEN 'subject'
      WHEN sort = 'contact' AND NOT dealgate_rights.stands(said ->> 'account') THEN 'subject' END;
  ELSIF sort = 'week' AND wanted <> 'merge' THEN
    whose := dealgate_rights.whose_week(event.subject);
    RETURN CASE WHEN whose IS NULL OR NOT dealgate_rights.works_here(whose) THEN 'nobody_there'
      WHEN dealgate_rights.may(wanted, whose) THEN NULL
      WHEN wanted = 'target' AND whose = session_user::text AND dealgate_rights.staff() = 1 THEN NULL
      ELSE 'not_yours' END;
  END IF;
  RETURN CASE WHEN dealgate_rights.may(wanted) THEN NULL ELSE 'kind' END;
END $$;

-- Times as the program writes them. What happened is now, or when the subject's last event did, if that is later;
-- only an import knows otherwise, and an order is of its day. A form may have been open for an hour.
CREATE FUNCTION dealgate_rights.against_time(event {tables}.event) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  form text := '^\d\d\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\d\d\d\d\dZ$';
BEGIN
  IF event.recorded_at !~ form OR event.at !~ form THEN RETURN 'time'; END IF;
  IF event.recorded_at::timestamptz NOT BETWEEN clock_timestamp() - interval '1 hour'
    AND clock_timestamp() + interval '5 minutes' THEN RETURN 'clock'; END IF;
  IF event.kind = 'import' OR event.at = event.recorded_at THEN RETURN NULL; END IF;
  IF event.kind = 'order' THEN
    RETURN CASE WHEN event.at < event.recorded_at THEN NULL ELSE 'time' END;
  END IF;
  RETURN CASE WHEN event.at > event.recorded_at
    AND event.at = (SELECT max(at) FROM {tables}.event e WHERE e.subject = event.subject) THEN NULL ELSE 'time' END;
END $$;

CREATE FUNCTION dealgate_rights.event_comes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  sort text := split_part(NEW.subject, ':', 1);
  named text := substr(NEW.subject, length(sort) + 2);
  last {tables}.event;
  why text;
  beyond text;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NEW; END IF;
  SELECT * INTO last FROM {tables}.event WHERE subject = NEW.subject ORDER BY seq DESC LIMIT 1;
  why := CASE
    WHEN NEW.actor <> session_user::text THEN 'actor'
    WHEN NOT dealgate_rights.works_here() THEN 'nobody'
    WHEN dealgate_rights.right_to(sort || '.' || NEW.kind) IS NULL OR named = '' THEN 'subject'
    WHEN jsonb_typeof(NEW.data::jsonb) <> 'object' THEN 'data' END;
  IF why IS NULL THEN
    beyond := CASE WHEN sort = 'deal' THEN dealgate_rights.against_deal(named, NEW, last)
      ELSE dealgate_rights.against_other(sort, named, NEW) END;
    why := CASE
      WHEN beyond IN ('not_yours', 'nobody_there') THEN beyond  -- however well it were written
      WHEN NEW.seq <> coalesce(last.seq, 0) + 1 THEN 'seq'
      WHEN NEW.hash <> dealgate_rights.chained(coalesce(last.hash, ''), NEW) THEN 'hash'
      ELSE coalesce(dealgate_rights.against_time(NEW), beyond) END;
  END IF;
  IF why IS NOT NULL THEN
    PERFORM dealgate_rights.refuse(why, format('%s may not write %s of %s', session_user, NEW.kind, NEW.subject));
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER rights_event BEFORE INSERT ON {tables}.event
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.event_comes();

-- Before the first row takes its place the transaction has its number, and the log knows it: engine/feed.py.
CREATE FUNCTION dealgate_rights.events_are_numbered() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_logical_emit_message(true, 'dealgate', text '');
  RETURN NULL;
END $$;

CREATE TRIGGER rights_event_number BEFORE INSERT ON {tables}.event
  FOR EACH STATEMENT EXECUTE FUNCTION dealgate_rights.events_are_numbered();

-- At the end of the transaction each event has left its mark on what it tells of.
CREATE FUNCTION dealgate_rights.event_has_its_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  sort text := split_part(NEW.subject, ':', 1);
  named text := substr(NEW.subject, length(sort) + 2);
  said jsonb := NEW.data;
  there boolean := true;
BEGIN
  IF dealgate_rights.stands_above() THEN RETURN NULL; END IF;
  IF NEW.kind = 'visit' OR NEW.kind = 'import' AND said ? 'visit' THEN
    there := EXISTS (SELECT FROM {tables}.visit WHERE subject = NEW.subject AND seq = NEW.seq);
  ELSIF NEW.kind = 'order' THEN
    there := EXISTS (SELECT FROM {tables}.purchase
      WHERE account = named AND number = (said ->> 'number')::int);
  ELSIF NEW.kind IN ('order_edit', 'order_drop') THEN
    there := EXISTS (SELECT FROM {tables}.purchase p WHERE account = named AND number = (said ->> 'number')::int
      AND to_jsonb(p) || jsonb_build_object('on', p.ordered_on)
        @> dealgate_rights.told_order(named, (said ->> 'number')::int));
  ELSIF NEW.kind = 'merge' AND sort = 'account' THEN
    there := dealgate_rights.all_came(named, NEW);
  ELSIF NEW.kind = 'merge' AND sort IN ('deal', 'contact') THEN
    there := EXISTS (SELECT FROM {tables}.event WHERE subject = 'account:' || (said ->> 'account')
      AND kind = 'merge' AND (data::jsonb -> CASE sort WHEN 'deal' THEN 'deals' ELSE 'people' END) ? named);
  ELSIF NEW.kind = 'merged' THEN
    there := dealgate_rights.is_empty(named) AND EXISTS (SELECT FROM {tables}.event
      WHERE subject = 'account:' || (said ->> 'into') AND kind = 'merge' AND data::jsonb ->> 'from' = named);
  ELSIF sort = 'playbook' AND NEW.kind = 'install' THEN
    there := EXISTS (SELECT FROM {tables}.playbook WHERE id = named
      AND version = (said ->> 'version')::int AND digest = said ->> 'digest');
  END IF;
  IF NOT (CASE
    WHEN sort = 'playbook' AND NEW.kind = 'upgrade' THEN dealgate_rights.is_whole(said ->> 'batch', said -> 'deals', 'upgrade')
    WHEN sort = 'playbook' AND NEW.kind = 'upgrade_back' THEN EXISTS (SELECT FROM {tables}.event e
      WHERE subject = NEW.subject AND kind = 'upgrade' AND named || '#' || seq = said ->> 'batch'
      AND dealgate_rights.is_whole(said ->> 'batch', data::jsonb -> 'deals', 'undo'))
    WHEN NEW.kind = 'undo' AND said ? 'batch' THEN EXISTS (SELECT FROM {tables}.event
      WHERE subject = 'playbook:' || split_part(said ->> 'batch', '#', 1) AND kind = 'upgrade_back'
      AND data::jsonb ->> 'batch' = said ->> 'batch')
    ELSE true END) THEN
    PERFORM dealgate_rights.refuse('batch', format('%s, event %s', NEW.subject, NEW.seq));
  END IF;
  IF there AND NOT EXISTS (SELECT FROM {tables}.event WHERE subject = NEW.subject AND seq = NEW.seq + 1) THEN
    there := CASE sort
      WHEN 'deal' THEN EXISTS (SELECT FROM {tables}.deal WHERE key = named AND version = NEW.seq)
      WHEN 'account' THEN EXISTS (SELECT FROM {tables}.account WHERE code = named AND version = NEW.seq)
      WHEN 'contact' THEN EXISTS (SELECT FROM {tables}.contact WHERE key = named AND version = NEW.seq)
      WHEN 'person' THEN EXISTS (SELECT FROM {tables}.person WHERE "user" = named AND version = NEW.seq)
      WHEN 'week' THEN EXISTS (SELECT FROM {tables}.week WHERE "user" = dealgate_rights.whose_week(NEW.subject)
        AND monday = substring(NEW.subject FROM '[^:]*$') AND version = NEW.seq)
      ELSE true END;
  END IF;
  IF NOT there THEN
    PERFORM dealgate_rights.refuse('without_row', format('%s, event %s', NEW.subject, NEW.seq));
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER rights_event_row AFTER INSERT ON {tables}.event DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION dealgate_rights.event_has_its_row();
