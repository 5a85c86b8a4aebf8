-- The files that go with conversations: each came with a message, or with none as the referrer's clinical information. The columns are
-- those of attachment, which belongs to referrals; a conversion puts them there, too.

create table advice_file (
  bucket       int not null check (bucket between 0 and 16383),
  ubrn         bigint not null,
  number       bigint not null,
  -- the message that it came with; 0 is none
  message      int not null check (message >= 0),
  file_id      uuid not null,
  kind         text not null check (kind in ('REFERRER', 'ADVICE_REQUEST', 'GUIDANCE_RESPONSE')),
  name         text not null check (length(name) between 1 and 255),
  content_type text not null,
  size         bigint not null check (size > 0),
  description  text check (length(description) between 1 and 200),
  attached_by  text not null,
  ods_code     text not null,
  on_behalf    text,
  attached_at  timestamptz not null,
  linked_at    timestamptz not null,
  scan         text not null check (scan in ('PENDING', 'AVAILABLE', 'THREATS_FOUND', 'VALIDATION_FAILED')),
  primary key (bucket, ubrn, number),
  check (bucket = ubrn % 16384),
  check ((kind = 'REFERRER') = (message = 0))
) ${by_bucket};
