-- The conversation that a referral came of: the one with its own UBRN when a provider converted it, or another that the referrer
-- referred on from.

alter table referral
  add column advice bigint;
