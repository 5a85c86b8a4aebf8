-- What the house tells people unasked, and who has not acted.

-- The day on which something is next to be told about a referral; null while nothing is. One row a referral.
create table notice_due (
  bucket int not null check (bucket between 0 and 16383),
  ubrn   bigint not null,
  due_on date,
  -- what has been told of what is to be told as the referral stands now
  given  text[] not null default '{}',
  primary key (bucket, ubrn)
) ${by_bucket};

-- What was told to whom, word for word. WITHHELD: not to be sent, and why.
create table notice (
  bucket      int not null check (bucket between 0 and 16383),
  id          bigint not null,
  ubrn        bigint not null,
  version     bigint not null,
  kind        text not null,
  role        text not null check (role in ('PATIENT', 'PERSON', 'ORGANISATION', 'COMMISSIONER')),
  nhs_number  text,
  user_id     text,
  org_id      text,
  name        text,
  address     text[] not null,
  subject     text not null,
  body        text not null,
  state       text not null check (state in ('RECORDED', 'WITHHELD')),
  why         text,
  composed_at timestamptz not null,
  primary key (bucket, id),
  check ((state = 'WITHHELD') = (why is not null)),
  check ((role = 'PATIENT') = (nhs_number is not null)),
  check (role = 'PATIENT' or org_id is not null)
) ${by_bucket};

-- Referrals whose day has passed: who was asked, up to which level. A row goes when somebody acts, never by age.
create table escalation (
  bucket        int not null check (bucket between 0 and 16383),
  ubrn          bigint not null,
  level         text not null check (level in ('PERSON', 'ORGANISATION', 'COMMISSIONER')),
  owner_side    text not null check (owner_side in ('REFERRER', 'PROVIDER')),
  owner_org     text not null,
  person        text,
  commissioner  text,
  priority      text not null,
  state         text not null,
  overdue_since date not null,
  raised_at     timestamptz not null,
  primary key (bucket, ubrn)
) ${by_bucket};
