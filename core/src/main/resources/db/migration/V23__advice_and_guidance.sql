-- Advice and guidance: conversations about a patient between a referrer and a service (docs/decisions/0023).

-- ---------------------------------------------------------------- group A

create table advice (
  bucket             int not null check (bucket between 0 and 16383),
  ubrn               bigint not null check (ubrn between 1 and 999999999999),
  version            bigint not null check (version > 0),
  request_id         text not null,
  nhs_number         text not null,
  referring_org      text not null,
  referrer           text not null,
  created_by         text not null,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  service_id         bigint not null,
  service_name       text not null,
  provider           text not null,
  specialty          text not null,
  criteria           jsonb not null,
  priority           text not null check (priority in ('ROUTINE', 'URGENT', 'TWO_WEEK_WAIT')),
  -- what the referrer said, asked without a default
  authorised         boolean not null,
  convert_unanswered boolean not null,
  target_days        int not null check (target_days > 0),
  category           text not null check (category in (
                       'PROVIDER_RESPONSE_REQUIRED', 'REFERRER_TO_SUBMIT_FURTHER_INFORMATION', 'REFERRER_TO_REVIEW_RESPONSE',
                       'CONVERSATION_ENDED_CANCELLED', 'CONVERSATION_ENDED_CLOSED', 'ADVICE_CONVERTED')),
  recommendation     text,
  -- every open conversation is somebody's turn, until a time; when that has passed it goes up, and up again
  turn_since         timestamptz,
  turn_place         timestamptz,
  turn_due           timestamptz,
  escalation         int not null check (escalation >= 0),
  escalate_at        timestamptz,
  owner_side         text not null check (owner_side in ('REFERRER', 'PROVIDER', 'NOBODY')),
  owner_org          text,
  owner_user         text,
  responder          text,
  helped             text check (helped in ('HELPED', 'DID_NOT_HELP')),
  referred_on        bigint,
  messages           int not null check (messages > 0),
  primary key (bucket, ubrn),
  check (bucket = ubrn % 16384),
  check (authorised or not convert_unanswered),
  check ((owner_side = 'NOBODY') = (category in ('CONVERSATION_ENDED_CANCELLED', 'CONVERSATION_ENDED_CLOSED', 'ADVICE_CONVERTED'))),
  check ((owner_side = 'PROVIDER') = (category = 'PROVIDER_RESPONSE_REQUIRED')),
  check ((owner_side = 'NOBODY') = (owner_org is null)),
  check ((owner_side = 'NOBODY') = (turn_due is null)),
  check ((turn_due is null) = (turn_since is null)),
  check ((turn_due is null) = (turn_place is null)),
  check ((turn_due is null) = (escalate_at is null)),
  check ((recommendation is not null) = (category in ('REFERRER_TO_REVIEW_RESPONSE', 'CONVERSATION_ENDED_CLOSED')))
) ${by_bucket};

-- Append-only: what was said.
create table advice_message (
  bucket               int not null check (bucket between 0 and 16383),
  ubrn                 bigint not null,
  number               int not null check (number > 0),
  id                   bigint not null,
  sent_by              text not null check (sent_by in ('REQUESTER', 'RESPONDER', 'REFERRER_CLINICAL_INFORMATION_UPDATED')),
  sender               text not null,
  sender_org           text not null,
  sender_function      text not null,
  responsible          text not null,
  responsible_org      text not null,
  responsible_function text not null,
  outcome              text,
  recommendation       text,
  text                 text not null,
  sent_at              timestamptz not null,
  primary key (bucket, ubrn, number)
) ${by_bucket};

-- ---------------------------------------------------------------- group B: what a service means to do, and did

create table advice_target (
  service_id   bigint not null,
  working_days int not null check (working_days between 1 and 60),
  primary key (service_id)
) ${by_service};

-- Append-only: each turn of the provider's that has ended, by an answer or by the referrer's withdrawal.
create table advice_turn (
  service_id         bigint not null,
  ended_at           timestamptz not null,
  ubrn               bigint not null,
  number             int not null,
  asked_at           timestamptz not null,
  due_at             timestamptz not null,
  working_seconds    bigint not null check (working_seconds >= 0),
  answered           boolean not null,
  responder          text,
  responder_function text,
  primary key (service_id, ended_at, ubrn, number),
  check (asked_at <= ended_at),
  check (answered = (responder is not null))
) ${by_service};

-- ---------------------------------------------------------------- group C: both sides' lists, a projection

create table advice_list_item (
  org_id          text not null,
  side            text not null check (side in ('REFERRER', 'PROVIDER')),
  place_at        timestamptz not null,
  bucket          int not null,
  ubrn            bigint not null,
  version         bigint not null,
  nhs_number      text not null,
  priority        text not null,
  category        text not null,
  service_id      bigint not null,
  service_name    text not null,
  specialty       text not null,
  clinic_type     text,
  clinical_term   text,
  named_clinician text,
  responder       text,
  referrer        text not null,
  requested_at    timestamptz not null,
  updated_at      timestamptz not null,
  primary key (org_id, side, bucket, ubrn)
) ${by_org};
