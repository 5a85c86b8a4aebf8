alter table advice_message add foreign key (bucket, ubrn) references advice (bucket, ubrn);

create index advice_overdue on advice (escalate_at) where escalate_at is not null;

create index advice_list_page on advice_list_item (org_id, side, place_at, bucket, ubrn);
