-- The whole schema of the first landing. Keys follow docs/decisions/0004: the first column of every key of a group is
-- the group's key, so that one schema runs on one PostgreSQL, hash-partitioned, or distributed.
-- Placeholders (by_bucket and so on) are empty in the plain profile and "partition by hash (...)" in the partitioned one.

-- ---------------------------------------------------------------- group R: reference, small, read everywhere

create table organisation (
  ods_code   text primary key check (ods_code ~ '^[A-Z0-9]{2,10}$'),
  name       text not null,
  kind       text not null check (kind in ('GP_PRACTICE', 'PROVIDER', 'SITE', 'COMMISSIONER')),
  parent     text references organisation,
  postcode   text,
  open       boolean not null
);

create table person (
  user_id text primary key check (user_id ~ '^[0-9]{12}$'),
  name    text not null,
  active  boolean not null
);

create table business_role (
  user_id  text not null references person,
  ods_code text not null references organisation,
  function text not null,
  primary key (user_id, ods_code, function)
);

create table on_behalf (
  user_id      text not null references person,
  ods_code     text not null references organisation,
  clinician_id text not null references person,
  primary key (user_id, ods_code, clinician_id)
);

create table code_concept (
  list           text not null,
  code           text not null,
  display        text not null,
  position       int not null,
  effective_from date,
  effective_to   date,
  properties     jsonb not null,
  primary key (list, code)
);

create table clinical_term (
  id          text primary key check (id ~ '^[0-9]{1,18}$'),
  term        text not null,
  specialty   text not null,
  clinic_type text not null
);

create table postcode (
  postcode   text primary key,
  easting_m  int not null,
  northing_m int not null,
  town       text not null
);

create table service (
  id                       bigint primary key check (id > 0),
  version                  bigint not null check (version > 0),
  name                     text not null,
  status                   text not null check (status in ('DRAFT', 'PUBLISHED', 'UNPUBLISHED')),
  provider                 text not null references organisation,
  location                 text not null references organisation,
  easting_m                int,
  northing_m               int,
  specialty                text not null,
  request_types            text[] not null,
  bookable_type            text not null check (bookable_type in ('DIRECTLY_BOOKABLE', 'INDIRECTLY_BOOKABLE', 'UNSPECIFIED')),
  appointment_type         text,
  priorities               text[] not null,
  sex_treated              text not null check (sex_treated in ('MALE', 'FEMALE', 'MALE_AND_FEMALE')),
  age_from_months          int not null check (age_from_months >= 0),
  age_to_months            int check (age_to_months >= age_from_months),
  effective_from           date not null,
  effective_to             date,
  letter_required          boolean not null,
  menu                     text not null check (menu in ('SECONDARY_CARE', 'PRIMARY_CARE')),
  promoted                 boolean not null,
  limited_capacity         boolean not null,
  treatment_wait_days      int,
  slot_reservation_days    int not null check (slot_reservation_days between 0 and 2),
  polling_days             int not null check (polling_days > 0),
  booking_windows          jsonb not null,
  additional_requirements  text[] not null,
  notes                    jsonb not null,
  -- triage and bookable appointments exclude each other (legal request-type combinations)
  check (not (request_types @> '{TRIAGE_REQUEST}' and request_types @> '{APPOINTMENT_REQUEST}'))
);

create table service_clinic_type (
  service_id  bigint not null references service,
  clinic_type text not null,
  primary key (service_id, clinic_type)
);

create table service_clinical_term (
  service_id bigint not null references service,
  term_id    text not null references clinical_term,
  primary key (service_id, term_id)
);

create table service_clinician (
  service_id bigint not null references service,
  user_id    text not null references person,
  primary key (service_id, user_id)
);

create table commissioning_rule (
  service_id     bigint not null references service,
  ods_code       text not null references organisation,
  effective_from date not null,
  primary key (service_id, ods_code)
);

create table workgroup (
  id       bigint primary key,
  ods_code text not null references organisation,
  name     text not null
);

create table workgroup_member (
  workgroup_id bigint not null references workgroup,
  user_id      text not null references person,
  primary key (workgroup_id, user_id)
);

create table workgroup_service (
  workgroup_id bigint not null references workgroup,
  service_id   bigint not null,
  primary key (workgroup_id, service_id)
);

create table setting (
  name  text primary key,
  value text not null
);

create table ubrn_allocation (
  only_row boolean primary key default true check (only_row),
  next     bigint not null check (next > 0)
);

-- ---------------------------------------------------------------- group D: natural keys

create table patient (
  nhs_number          text not null check (nhs_number ~ '^[0-9]{10}$'),
  family              text not null,
  given               text not null,
  birth_date          date not null,
  sex                 text not null check (sex in ('MALE', 'FEMALE')),
  address             text[] not null,
  postcode            text,
  registered_practice text,
  sensitive           boolean not null,
  deceased_on         date,
  primary key (nhs_number)
) ${by_nhs_number};

create table patient_referral (
  nhs_number text not null,
  ubrn       bigint not null,
  created_at timestamptz not null,
  primary key (nhs_number, ubrn)
) ${by_nhs_number};

create table idempotency_key (
  caller      text not null,
  key         text not null,
  fingerprint bytea not null,
  status      int not null,
  headers     jsonb not null,
  body        bytea not null,
  at          timestamptz not null,
  primary key (caller, key)
) ${by_caller};

create table id_route (
  kind   text not null,
  id     bigint not null,
  bucket int not null check (bucket between 0 and 16383),
  primary key (kind, id)
) ${by_kind};

create table audit (
  patient_key int not null check (patient_key between 0 and 16383),
  at          timestamptz not null,
  id          bigint not null,
  nhs_number  text not null,
  user_id     text,
  function    text not null,
  ods_code    text not null,
  on_behalf   text,
  what        text not null,
  ubrn        bigint,
  outcome     text not null,
  request_id  text not null,
  primary key (patient_key, at, id)
) ${audit_partitioning};

-- ---------------------------------------------------------------- group A: the referral and what hangs on it

create table referral (
  bucket              int not null check (bucket between 0 and 16383),
  ubrn                bigint not null check (ubrn between 1 and 999999999999),
  version             bigint not null check (version > 0),
  request_id          text not null,
  nhs_number          text not null,
  referring_org       text not null,
  referrer            text not null,
  created_by          text not null,
  rule_org            text not null,
  priority            text not null check (priority in ('ROUTINE', 'URGENT', 'TWO_WEEK_WAIT')),
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  -- facet 1: the request
  status              text not null check (status in ('ACTIVE', 'CANCELLED')),
  cancel_reason       text,
  cancel_comment      text,
  cancelled_by_org    text,
  -- facet 2: the current appointment (its row holds the detail)
  appointment_id      bigint,
  appointment_kind    text check (appointment_kind in ('BOOKED', 'DEFERRED', 'OUTCOME', 'CANCELLED', 'DID_NOT_ATTEND', 'ASSESSED')),
  appointment_service bigint,
  appointment_org     text,
  appointment_direct  boolean,
  appointment_start   timestamptz,
  appointment_clinician text,
  appointment_reason  text,
  appointment_comment text,
  reason_type         text,
  specialty           text,
  -- facet 3: review
  review              text not null check (review in ('NONE', 'PENDING', 'ACCEPTED')),
  context_status      text not null check (context_status in ('NEVER_REVIEWED', 'LETTER_CHANGED', 'PRIORITY_CHANGED', 'PRIORITY_AND_LETTER_CHANGED')),
  -- facet 4: clinical information
  letter_intention    text not null check (letter_intention in ('NEED_TO_ADD_LATER', 'NOT_INTENDING_TO_ADD')),
  letter_required     boolean not null,
  letter_due          date,
  letters             int not null check (letters >= 0),
  info_first_at       timestamptz,
  info_updated_at     timestamptz,
  reminder_days       int not null check (reminder_days >= 0),
  pathway_start       timestamptz,
  shortlist           jsonb not null,
  criteria            jsonb not null,
  -- every referral has an owner and, unless it is closed, a day by which somebody must act
  owner_side          text not null check (owner_side in ('REFERRER', 'PROVIDER', 'NOBODY')),
  owner_org           text,
  next_action_on      date,
  onward_of           bigint,
  primary key (bucket, ubrn),
  check (bucket = ubrn % 16384),
  check ((status = 'ACTIVE') = (owner_side <> 'NOBODY')),
  check ((status = 'ACTIVE') = (owner_org is not null)),
  check ((status = 'ACTIVE') = (next_action_on is not null)),
  check ((status = 'CANCELLED') = (cancel_reason is not null)),
  check ((appointment_kind is null) = (appointment_id is null)),
  check ((appointment_kind is null) = (appointment_service is null)),
  check (appointment_kind <> 'BOOKED' or appointment_start is not null)
) ${by_bucket};

create table appointment (
  bucket       int not null,
  id           bigint not null,
  ubrn         bigint not null,
  version      bigint not null,
  kind         text not null check (kind in ('BOOKED', 'DEFERRED', 'OUTCOME', 'CANCELLED', 'DID_NOT_ATTEND', 'ASSESSED')),
  current      boolean not null,
  service_id   bigint not null,
  service_name text not null,
  direct       boolean not null,
  slot_id      bigint,
  starts       timestamptz,
  ends         timestamptz,
  clinician    text,
  reason       text,
  comment      text,
  created_at   timestamptz not null,
  referral_version bigint not null,
  primary key (bucket, id),
  check ((kind = 'BOOKED') = (starts is not null and ends is not null)),
  check (starts <= ends)
) ${by_bucket};

-- Append-only: what happened to a referral, in the national extract's words.
create table ledger (
  bucket     int not null,
  at         timestamptz not null,
  id         bigint not null,
  ubrn       bigint not null,
  version    bigint not null,
  action     text not null,
  user_id    text,
  function   text not null,
  ods_code   text not null,
  on_behalf  text,
  service_id bigint,
  reason     text,
  comment    text,
  primary key (bucket, at, id)
) ${ledger_partitioning};

-- ---------------------------------------------------------------- group B: capacity

create table schedule (
  service_id bigint not null,
  id         text not null,
  clinician  text,
  primary key (service_id, id)
) ${by_service};

create table slot (
  service_id   bigint not null,
  id           bigint not null,
  schedule_id  text not null,
  clinician    text,
  starts       timestamptz not null,
  ends         timestamptz not null,
  priorities   text[] not null,
  published_at timestamptz not null,
  taken_by     bigint,
  withdrawn    boolean not null,
  primary key (service_id, id),
  check (starts < ends),
  check (not (withdrawn and taken_by is not null))
) ${by_service};

-- ---------------------------------------------------------------- group C: worklists, a projection

create table worklist_item (
  org_id       text not null,
  list         text not null,
  entered_at   timestamptz not null,
  bucket       int not null,
  ubrn         bigint not null,
  version      bigint not null,
  nhs_number   text not null,
  priority     text not null,
  service_id   bigint,
  specialty    text,
  clinician    text,
  -- from then on the list does not show it, although nothing happens to the referral
  leaves_at    timestamptz,
  shown        jsonb not null,
  primary key (org_id, list, bucket, ubrn)
) ${by_org};
