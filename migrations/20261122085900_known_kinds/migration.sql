-- Any kind but desk and system is a customer's: a wrong word must not open the desk.
-- Policies written from now on use this form; packages/api/src/db/walls.test.ts asks for it.
do $$
declare
  p record;
  kind constant text := $q$\( SELECT current_setting\('app\.kind'::text\) AS current_setting\) <> 'customer'::text$q$;
  known constant text := $q$(select case when current_setting('app.kind') in ('desk', 'system') then 'desk' else 'customer' end) <> 'customer'$q$;
begin
  for p in select tablename, policyname, qual, with_check from pg_policies
    where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') ~ kind
  loop
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || regexp_replace(p.qual, kind, known, 'g') || ')', '')
      || coalesce(' with check (' || regexp_replace(p.with_check, kind, known, 'g') || ')', '');
  end loop;
end $$;
