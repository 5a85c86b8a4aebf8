-- What an operator's files leave behind, all of group R.

-- Rows of a file on their way in. Written and taken away again within one transaction, so that nobody else ever sees one and
-- nothing of them needs to survive a crash.
create unlogged table import_row (
  import_id bigint not null,
  part      text not null,
  line      bigint not null,
  v         text[] not null
);

-- Who put which files into the place of what; append-only, one row for each import that was taken.
create table import_log (
  what    text not null,
  number  bigint not null check (number > 0),
  at      timestamptz not null,
  account text not null,
  files   jsonb not null,
  added   bigint not null,
  changed bigint not null,
  removed bigint not null,
  primary key (what, number)
);

-- Grows with each import, in its transaction: running servers look here for what they hold in memory and must read anew.
create table data_version (
  what    text primary key,
  version bigint not null check (version > 0)
);
