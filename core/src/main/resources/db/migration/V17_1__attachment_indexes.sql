alter table attachment add foreign key (bucket, ubrn) references referral (bucket, ubrn);

-- Whoever saves all files of a referral into one folder must not lose one of them.
create unique index attachment_name on attachment (bucket, ubrn, lower(name)) where unlinked_at is null;

create unique index attachment_file on attachment (bucket, file_id) where unlinked_at is null;
