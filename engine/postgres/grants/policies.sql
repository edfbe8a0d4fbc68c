-- Who sees and writes which rows. What an event allows is asked by its trigger, and rows follow events.

GRANT USAGE ON SCHEMA dealgate_rights, {tables} TO {members};
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA dealgate_rights FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dealgate_rights.works_here(), dealgate_rights.my_role(), dealgate_rights.may(text),
  dealgate_rights.may(text, text), dealgate_rights.reach(text), dealgate_rights.whose_week(text) TO {members};

GRANT SELECT ON {every} TO {members};
GRANT INSERT (subject, seq, at, recorded_at, actor, kind, data, request, hash) ON {tables}.event TO {members};
GRANT INSERT, UPDATE ON {tables}.deal, {tables}.account, {tables}.contact, {tables}.purchase, {tables}.person,
  {tables}.week, {tables}.rate, {tables}.working_days, {tables}.external TO {members};
GRANT INSERT ON {tables}.visit, {tables}.personal, {tables}.request, {tables}.playbook TO {members};
GRANT UPDATE (account) ON {tables}.visit TO {members};
GRANT UPDATE (data) ON {tables}.personal TO {members};
GRANT UPDATE (command, result) ON {tables}.request TO {members};
GRANT INSERT, DELETE ON {tables}.learned TO {members};
GRANT INSERT, UPDATE, DELETE ON {tables}.stay_count, {tables}.segment_count, {tables}.counted, {tables}.counted_deal
  TO {members};

CREATE POLICY rights_see ON {tables}.alembic_version FOR SELECT TO {members} USING (true);

-- The sub-select is asked once a statement, not once a row.
CREATE POLICY rights_see ON {tables}.event FOR SELECT TO {members} USING (
  (SELECT dealgate_rights.works_here()) AND (subject < 'week:' OR subject >= 'week;'
    OR (SELECT dealgate_rights.may('week')) OR dealgate_rights.may('week', dealgate_rights.whose_week(subject))));
CREATE POLICY rights_write ON {tables}.event FOR INSERT TO {members} WITH CHECK (actor = session_user::text);

CREATE POLICY rights_see ON {tables}.week FOR SELECT TO {members} USING (
  (SELECT dealgate_rights.may('week')) OR dealgate_rights.may('week', "user"));
CREATE POLICY rights_write ON {tables}.week FOR INSERT TO {members} WITH CHECK ((SELECT dealgate_rights.works_here()));
CREATE POLICY rights_change ON {tables}.week FOR UPDATE TO {members} USING ((SELECT dealgate_rights.works_here()));

-- A sheet read back is anybody's to read again; what is kept of it are digests alone.
CREATE POLICY rights_see ON {tables}.request FOR SELECT TO {members} USING (
  (SELECT dealgate_rights.works_here()) AND (actor = session_user::text OR starts_with(id, 'sheet:'))
  OR (SELECT dealgate_rights.may('erase')));
CREATE POLICY rights_write ON {tables}.request FOR INSERT TO {members} WITH CHECK (
  actor = session_user::text AND (SELECT dealgate_rights.works_here()));
CREATE POLICY rights_change ON {tables}.request FOR UPDATE TO {members} USING ((SELECT dealgate_rights.may('erase')))
  WITH CHECK (command = '');

CREATE POLICY rights_change ON {tables}.personal FOR UPDATE TO {members} USING ((SELECT dealgate_rights.may('erase')));
CREATE POLICY rights_take ON {tables}.learned FOR DELETE TO {members} USING ((SELECT dealgate_rights.works_here()));
CREATE POLICY rights_take ON {tables}.stay_count FOR DELETE TO {members} USING ((SELECT dealgate_rights.works_here()));
CREATE POLICY rights_take ON {tables}.segment_count FOR DELETE TO {members} USING ((SELECT dealgate_rights.works_here()));
CREATE POLICY rights_take ON {tables}.counted FOR DELETE TO {members} USING ((SELECT dealgate_rights.works_here()));
CREATE POLICY rights_take ON {tables}.counted_deal FOR DELETE TO {members} USING ((SELECT dealgate_rights.works_here()));

DO $$
DECLARE
  what record;
BEGIN
  -- The rest is seen by all who work here; written where the right is theirs, or the triggers find it is.
  FOR what IN SELECT * FROM (VALUES
    ('workspace', NULL, NULL),
    ('rate', 'may(''settings'')', 'may(''settings'')'),
    ('working_days', 'may(''settings'')', 'may(''settings'')'),
    ('person', 'may(''people'')', 'may(''people'')'),
    ('account', 'works_here()', 'works_here()'),
    ('purchase', 'works_here()', 'works_here()'),
    ('contact', 'works_here()', 'works_here()'),
    ('personal', 'works_here()', NULL),
    ('deal', 'works_here()', 'works_here()'),
    ('learned', 'works_here()', NULL),
    ('stay_count', 'works_here()', 'works_here()'),
    ('segment_count', 'works_here()', 'works_here()'),
    ('counted', 'works_here()', 'works_here()'),
    ('counted_deal', 'works_here()', 'works_here()'),
    ('visit', 'works_here()', 'works_here()'),
    ('external', 'may(''bring_in'')', 'may(''bring_in'')'),
    ('restored', NULL, NULL),
    ('playbook', 'may(''bring_in'')', NULL)) AS known ("table", written, changed)
  LOOP
    EXECUTE format('CREATE POLICY rights_see ON {tables}.%I FOR SELECT TO {members}'
      ' USING ((SELECT dealgate_rights.works_here()))', what."table");
    IF what.written IS NOT NULL THEN
      EXECUTE format('CREATE POLICY rights_write ON {tables}.%I FOR INSERT TO {members}'
        ' WITH CHECK ((SELECT dealgate_rights.%s))', what."table", what.written);
    END IF;
    IF what.changed IS NOT NULL THEN
      EXECUTE format('CREATE POLICY rights_change ON {tables}.%I FOR UPDATE TO {members}'
        ' USING ((SELECT dealgate_rights.%s))', what."table", what.changed);
    END IF;
  END LOOP;
END $$;
