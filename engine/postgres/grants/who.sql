-- Who is connected, and how far the table of rights lets them reach.
--
-- Always session_user: SET ROLE changes nothing about who somebody is. Functions run as the owner of the tables,
-- who sees all of them, and look for names in no schema that others can write to.

CREATE SCHEMA dealgate_rights AUTHORIZATION {owner};
SET LOCAL ROLE {owner};

-- Rights bind neither the owner of the tables nor a superuser.
CREATE FUNCTION dealgate_rights.stands_above() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_has_role(session_user, relowner, 'MEMBER') FROM pg_class WHERE oid = '{tables}.event'::regclass
$$;

-- The role of whoever is connected; NULL of somebody who isn't registered or has left.
CREATE FUNCTION dealgate_rights.my_role() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT role FROM {tables}.person WHERE "user" = session_user::text AND left_on IS NULL
$$;

CREATE FUNCTION dealgate_rights.works_here() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT dealgate_rights.my_role() IS NOT NULL
$$;

CREATE FUNCTION dealgate_rights.works_here(who text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM {tables}.person WHERE "user" = who AND left_on IS NULL)
$$;

CREATE FUNCTION dealgate_rights.staff() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*) FROM {tables}.person WHERE left_on IS NULL
$$;

-- engine/rights.py, row by row: how far a right reaches for whoever is connected.
CREATE FUNCTION dealgate_rights.reach(wanted text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE dealgate_rights.my_role()
    WHEN 'rep' THEN rep WHEN 'coach' THEN coach WHEN 'manager' THEN manager WHEN 'admin' THEN admin END
  FROM (VALUES {reaches}) AS known (id, rep, coach, manager, admin) WHERE id = wanted
$$;

-- By which right an event may be written; NULL where there is no such event.
CREATE FUNCTION dealgate_rights.right_to(event text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT wanted FROM (VALUES {events}) AS known (kind, wanted) WHERE kind = event
$$;

CREATE FUNCTION dealgate_rights.may(wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(dealgate_rights.reach(wanted) = 'any', false)
$$;

CREATE FUNCTION dealgate_rights.may(wanted text, owner text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(CASE dealgate_rights.reach(wanted)
    WHEN 'any' THEN true
    WHEN 'own' THEN owner = session_user::text
    WHEN 'team' THEN owner = session_user::text OR EXISTS (
      SELECT FROM {tables}.person me JOIN {tables}.person other ON other.team IS NOT DISTINCT FROM me.team
      WHERE me."user" = session_user::text AND other."user" = owner)
    END, false)
$$;

-- A client: whoever may work on a deal there; everybody where nobody has one.
CREATE FUNCTION dealgate_rights.may_change_client(client text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT dealgate_rights.may('client')
    OR NOT EXISTS (SELECT FROM {tables}.deal WHERE account = client)
    OR EXISTS (SELECT FROM (SELECT DISTINCT owner FROM {tables}.deal WHERE account = client) AS there
      WHERE dealgate_rights.may('client', owner))
$$;

-- Whose week the events of `week:USER:MONDAY` tell of.
CREATE FUNCTION dealgate_rights.whose_week(subject text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT substring(subject FROM '^week:(.*):[^:]*$')
$$;

-- In English, for whoever is there by another program; dealgate says it by its name, in their language.
CREATE FUNCTION dealgate_rights.sentence(why text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT said FROM (VALUES
    ('actor', 'events are written in one''s own name alone'),
    ('nobody', 'this login isn''t registered here, or has left'),
    ('subject', 'there is no such thing, or no such event of it'),
    ('data', 'what it says has no form'),
    ('seq', 'the event doesn''t follow the newest one'),
    ('hash', 'its hash doesn''t match what it says'),
    ('time', 'its time is not now'),
    ('clock', 'the time it was recorded is too far from the server''s clock; check the clock of this computer'),
    ('kind', 'your role may not write such an event'),
    ('not_yours', 'it is neither yours nor your team''s'),
    ('not_yours_to_give', 'it may not be given to them'),
    ('nobody_there', 'that person isn''t registered, or has left'),
    ('stage', 'that is no move of its playbook'),
    ('waive', 'nobody waives who has owned it during this stay, nor who works alone'),
    ('undo', 'only the newest event can be taken back, and not every kind'),
    ('undo_others', 'only your own event is yours to take back'),
    ('batch', 'deals go to another version of their playbook by the batch, and come back by it'),
    ('fields', 'it sets what may not be set'),
    ('owner', 'its owner is not the one its history tells of'),
    ('row', 'the row is not as its event says'),
    ('seal', 'personal data don''t match the digest they stand under'),
    ('without_event', 'a row changes without its event'),
    ('without_row', 'an event comes without its row')) AS known (id, said)
  WHERE id = why
$$;

CREATE FUNCTION dealgate_rights.refuse(why text, what text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = what || ': ' || coalesce(dealgate_rights.sentence(why), why),
    HINT = 'Use dealgate: it writes events and rows as they have to be, and says who may.',
    SCHEMA = 'dealgate_rights', CONSTRAINT = why;
END $$;
