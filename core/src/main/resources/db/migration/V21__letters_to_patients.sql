-- What letters to patients need besides the referral itself.

-- group D: the code that a patient enters beside a booking reference; one for all their referrals. Sealed with a key that is not in
-- this database, which key_id names. Without a seal it is withdrawn until a new one is issued.
create table access_code (
  nhs_number text not null check (nhs_number ~ '^[0-9]{10}$'),
  sealed     bytea,
  key_id     text,
  issued_at  timestamptz not null,
  primary key (nhs_number),
  check ((sealed is null) = (key_id is null))
) ${by_nhs_number};

-- Where to go, and whom to ring.
alter table organisation
  add column address text[] not null default '{}',
  add column phone text;
