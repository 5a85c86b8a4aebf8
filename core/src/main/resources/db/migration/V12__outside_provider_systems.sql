-- Diaries that a provider keeps in a system of its own, bookings that are under way there, and messages that leave the house.

-- ---------------------------------------------------------------- group R

-- The credentials are names of settings; no secret is stored here.
create table provider_system (
  id                 text primary key check (id ~ '^[A-Za-z0-9_-]{1,40}$'),
  base_url           text not null,
  credential         text not null,
  inbound_credential text not null,
  wait_ms            int check (wait_ms between 100 and 600000)
);

-- ---------------------------------------------------------------- group A

-- While it is set, a booking of this referral is under way at an outside system: other writers wait (423).
alter table referral add column held_by bigint;

create table booking_attempt (
  bucket       int not null check (bucket between 0 and 16383),
  id           bigint not null,
  ubrn         bigint not null,
  service_id   bigint not null,
  slot_id      bigint not null,
  system       text not null,
  outside_slot text not null,
  state        text not null check (state in ('HELD', 'CONFIRMED', 'REFUSED', 'CANCELLING', 'CANCELLED')),
  -- what the caller was told when it was not confirmed
  outcome      text,
  withdrawn    boolean not null default false,
  began_at     timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  caller       text not null,
  request_key  text,
  fingerprint  bytea not null,
  asked        jsonb not null,
  primary key (bucket, id),
  check ((state = 'HELD') = (ended_at is null)),
  check (state not in ('HELD', 'CONFIRMED') or outcome is null)
) ${by_bucket};

create table outbox (
  bucket     int not null check (bucket between 0 and 16383),
  id         bigint not null,
  kind       text not null,
  body       jsonb not null,
  created_at timestamptz not null,
  due_at     timestamptz not null,
  tries      int not null default 0,
  parked     boolean not null default false,
  last_error text,
  primary key (bucket, id)
) ${by_bucket};

-- ---------------------------------------------------------------- group B

-- A slot of an outside system, and that system's own name for it.
alter table slot add column system text;
alter table slot add column outside_id text;
alter table slot add check ((system is null) = (outside_id is null));

-- ---------------------------------------------------------------- the scheduler's own (db-scheduler), one row for each job

create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
