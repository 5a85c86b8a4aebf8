-- Files that people hand in: what is known of each. The bytes lie elsewhere (docs/decisions/0016).

-- ---------------------------------------------------------------- group D

create table file (
  id           uuid not null,
  name         text not null check (length(name) between 1 and 255),
  type         text not null,
  bytes        bigint not null check (bytes > 0),
  sha256       bytea not null check (length(sha256) = 32),
  -- the request that the file was handed in for, if one was named
  meant_for    bigint check (meant_for between 1 and 999999999999),
  uploaded_at  timestamptz not null,
  uploaded_by  text not null,
  ods_code     text not null,
  on_behalf    text,
  -- nothing is given out that is not AVAILABLE
  availability text not null check (availability in ('PENDING', 'AVAILABLE', 'THREATS_FOUND', 'VALIDATION_FAILED')),
  scan_due_at  timestamptz,
  scan_tries   int not null default 0,
  -- the request that it is part of, or was until unlinked_at
  linked_to    bigint check (linked_to between 1 and 999999999999),
  unlinked_at  timestamptz,
  -- until it is linked
  expires_at   timestamptz,
  primary key (id),
  check ((linked_to is null) = (expires_at is not null)),
  check (unlinked_at is null or linked_to is not null),
  check ((availability = 'PENDING') = (scan_due_at is not null))
) ${by_id};

-- Append-only: what each look at a file's contents found.
create table file_scan (
  file_id uuid not null,
  at      timestamptz not null,
  id      bigint not null,
  scanner text not null,
  verdict text not null check (verdict in ('AVAILABLE', 'THREATS_FOUND', 'VALIDATION_FAILED', 'NO_ANSWER')),
  finding text,
  sha256  bytea not null,
  primary key (file_id, at, id)
) ${by_file};

-- An address at which one file can be fetched once, soon, without a token. Kept as a digest: who reads this table learns none.
create table file_ticket (
  ticket     bytea not null check (length(ticket) = 32),
  file_id    uuid not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  primary key (ticket)
) ${by_ticket};
