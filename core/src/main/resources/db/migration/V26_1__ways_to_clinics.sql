create index clinic_to_cancel on clinic_cancellation (due_at) where due_at is not null;

-- What was agreed on the telephone has no slot: who is expected at a service is found here.
create index appointment_agreed on appointment (service_id, starts) where current and kind = 'BOOKED' and not direct;
