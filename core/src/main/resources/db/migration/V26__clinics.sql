-- Clinics that a provider has cancelled. The order is stored; a job works it off, one patient at a time.

-- ---------------------------------------------------------------- group B

create table clinic_cancellation (
  service_id bigint not null,
  id         bigint not null,
  -- which clinic, why, and who ordered it
  asked      jsonb not null,
  ordered_at timestamptz not null,
  -- how many slots and agreed appointments it was about when it was ordered
  places     int not null check (places >= 0),
  -- how many patients' appointments have been taken away
  cancelled  int not null default 0,
  -- when it is next worked on, until all is done
  due_at     timestamptz,
  tries      int not null default 0,
  -- why the last round left somebody
  trouble    text,
  done_at    timestamptz,
  primary key (service_id, id),
  check ((due_at is null) = (done_at is not null))
) ${by_service};
