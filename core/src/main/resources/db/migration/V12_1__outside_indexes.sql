create unique index slot_outside on slot (service_id, outside_id) where outside_id is not null;

create index booking_attempt_of_referral on booking_attempt (bucket, ubrn);

create index booking_attempt_waiting on booking_attempt (expires_at) where state = 'HELD';

create index outbox_due on outbox (due_at) where not parked;
