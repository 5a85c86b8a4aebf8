-- After the tables (and, in the partitioned profile, their partitions): foreign keys, then indexes.

alter table appointment add foreign key (bucket, ubrn) references referral (bucket, ubrn);

-- A referral has at most one current appointment; earlier ones are history.
create unique index appointment_one_current on appointment (bucket, ubrn) where current;

create index slot_free on slot (service_id, starts, id) where taken_by is null and not withdrawn;

-- Slot numbers are unique within a service only; this one tells a slot of another service from none.
create index slot_by_id on slot (id);

create index worklist_page on worklist_item (org_id, list, entered_at, bucket, ubrn);

create index worklist_service on worklist_item (org_id, list, service_id, entered_at);

create index service_specialty on service (specialty) where status = 'PUBLISHED';

create index service_clinic_type_by_type on service_clinic_type (clinic_type, service_id);

create index service_clinical_term_by_term on service_clinical_term (term_id, service_id);

create index service_clinician_by_user on service_clinician (user_id, service_id);

create index workgroup_member_by_user on workgroup_member (user_id, workgroup_id);

insert into ubrn_allocation (next) values (1000000);
