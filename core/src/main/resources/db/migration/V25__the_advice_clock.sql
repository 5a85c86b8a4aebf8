-- Advice in time: how long a service may take, who answered, and who is asked when nobody does (docs/decisions/0023).

-- Working days in which the service means to answer; null: as many as any other. The table advice_target, which nothing ever wrote, is
-- read no more; the release after this one takes it away.
alter table service add column advice_days int check (advice_days between 1 and 60);

-- The clinician who answers for the last answer, and the function in which it was sent.
alter table advice add column answered_by text;
alter table advice add column answered_as text;
alter table advice add constraint advice_answered check ((answered_by is null) = (answered_as is null));

update advice set answered_by = said.responsible, answered_as = said.sender_function
from advice_message said
where said.bucket = advice.bucket and said.ubrn = advice.ubrn and said.sent_by = 'RESPONDER'
  and not exists (select from advice_message later
                  where later.bucket = said.bucket and later.ubrn = said.ubrn and later.sent_by = 'RESPONDER'
                    and later.number > said.number);

-- Whose turn it is follows from the category, whoever writes it.
alter table advice add constraint advice_owner_known check (
  case owner_side
    when 'PROVIDER' then owner_org = provider and owner_user is not distinct from responder
    when 'REFERRER' then owner_org = referring_org and owner_user is not distinct from referrer
    else owner_user is null
  end);

-- Rows from before have none, until the next change or './onward worklists mend'.
alter table advice_list_item add column due_at timestamptz;
alter table advice_list_item add column answered_by text;
alter table advice_list_item add column answered_as text;

-- A service as such can be told something: its staff, whoever is in.
alter table notice add column service_id bigint;
alter table notice drop constraint notice_role_check;
alter table notice add constraint notice_role_check
  check (role in ('PATIENT', 'PERSON', 'SERVICE', 'ORGANISATION', 'COMMISSIONER'));
alter table notice add constraint notice_to_service check (role <> 'SERVICE' or service_id is not null);
