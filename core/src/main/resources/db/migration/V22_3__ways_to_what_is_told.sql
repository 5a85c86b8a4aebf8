create index notice_due_on on notice_due (due_on) where due_on is not null;

create index notice_of_referral on notice (bucket, ubrn, composed_at);

create index escalation_of_owner on escalation (owner_org, overdue_since);

create index escalation_of_commissioner on escalation (commissioner, overdue_since) where commissioner is not null;
