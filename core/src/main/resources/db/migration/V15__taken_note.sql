-- What the two sides have said that they have seen.

alter table referral
  add column printed boolean not null default false,
  add column dismissed boolean not null default false;
