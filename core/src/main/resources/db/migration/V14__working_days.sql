-- Group R: days on which nobody works, beside weekends; an operator replaces them.
create table bank_holiday (
  day  date primary key,
  name text not null
);

-- By when the patient was told to expect contact: given while the current appointment waits for the provider.
alter table referral add column contact_by date;

-- What was deferred or sent for triage before this column was there.
update referral
set contact_by = coalesce(next_action_on, (updated_at at time zone 'Europe/London')::date)
where appointment_kind = 'DEFERRED';

alter table referral add check (appointment_kind <> 'DEFERRED' or contact_by is not null);
