-- The directory in full: what a service's definition lacked, and what was changed, by whom. Reference (group R); the history
-- of services and of commissioning only grows (see db/rights).

alter table service add column wait_shown boolean not null default true;

alter table service add column provider_system text;

-- A rule that is removed lets go of what is not referred yet; who has been referred may still be booked.
alter table commissioning_rule add column removed boolean not null default false;

create table service_number (
  only_row boolean primary key default true check (only_row),
  next     bigint not null check (next > 0)
);

insert into service_number (next) values (1);

create table service_history (
  service_id       bigint not null,
  version          bigint not null,
  at               timestamptz not null,
  user_id          text,
  function         text not null,
  ods_code         text,
  what             text not null,
  status           text not null,
  promoted         boolean not null,
  limited_capacity boolean not null,
  definition       jsonb not null,
  primary key (service_id, version)
);

create table commissioning_history (
  service_id     bigint not null,
  ods_code       text not null,
  at             timestamptz not null,
  id             bigint not null,
  user_id        text,
  function       text not null,
  by_org         text,
  what           text not null check (what in ('ADDED', 'REMOVED', 'COPIED')),
  effective_from date,
  primary key (service_id, ods_code, at, id)
);
