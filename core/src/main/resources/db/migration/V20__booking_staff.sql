-- What booking staff work with: indirectly booked appointments that were cancelled here and not yet in the service's own system,
-- and lists in an order of their own before the order of arrival.

alter table referral
  add column still_in_pas jsonb not null default '[]';

alter table worklist_item
  add column rank bigint not null default 0;
