-- Which files go with a referral, and which once did: a row for each time that a file was linked. What it says of the file is
-- as the file is stored (it never changes there), so that a referral is shown without asking for each of its files.

-- ---------------------------------------------------------------- group A

create table attachment (
  bucket       int not null check (bucket between 0 and 16383),
  ubrn         bigint not null,
  number       bigint not null,
  file_id      uuid not null,
  kind         text not null check (kind in ('REFERRER', 'PROVIDER', 'ADVICE_REQUEST', 'GUIDANCE_RESPONSE')),
  name         text not null check (length(name) between 1 and 255),
  content_type text not null,
  size         bigint not null check (size > 0),
  description  text check (length(description) between 1 and 200),
  attached_by  text not null,
  ods_code     text not null,
  on_behalf    text,
  -- when the file first came to the referral, and since when it has this number
  attached_at  timestamptz not null,
  linked_at    timestamptz not null,
  unlinked_at  timestamptz,
  -- as far as it is known here; what is pending is asked of the file
  scan         text not null check (scan in ('PENDING', 'AVAILABLE', 'THREATS_FOUND', 'VALIDATION_FAILED')),
  primary key (bucket, ubrn, number),
  check (bucket = ubrn % 16384),
  check (attached_at <= linked_at)
) ${by_bucket};
