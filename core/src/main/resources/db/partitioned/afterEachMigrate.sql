-- After each migration: eight partitions for every hash-partitioned table that has none yet, so that a migration may write
-- into a table that an earlier one made.
do $$
declare
  parent regclass;
begin
  for parent in
    select p.partrelid from pg_partitioned_table p
    where p.partstrat = 'h' and not exists (select from pg_inherits i where i.inhparent = p.partrelid)
  loop
    for remainder in 0..7 loop
      execute format('create table %I partition of %s for values with (modulus 8, remainder %s)',
                     (select relname from pg_class where oid = parent) || '_' || remainder, parent, remainder);
    end loop;
  end loop;
end $$;
