-- After migrations: the application's rights, said anew each time. It changes rows, never the schema; audit, ledger, logs and
-- histories only grow; Flyway's history is none of its business. Partitions get no rights of their own: rows go through the
-- parent.
grant usage on schema public to "${app_role}";

do $$
declare
  entry record;
begin
  for entry in
    select c.relname, c.relkind from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
  loop
    execute format('revoke all on public.%I from "${app_role}"', entry.relname);
    if entry.relname <> 'flyway_schema_history' then
      execute format('grant %s on public.%I to "${app_role}"',
        case when entry.relkind = 'v' then 'select'
             when entry.relname in ('audit', 'ledger', 'service_history', 'commissioning_history', 'import_log', 'file_scan') then 'select, insert'
             else 'select, insert, update, delete' end,
        entry.relname);
    end if;
  end loop;
end $$;
