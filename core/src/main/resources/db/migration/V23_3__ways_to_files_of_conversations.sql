alter table advice_file add foreign key (bucket, ubrn) references advice (bucket, ubrn);

-- Whoever saves all files of a conversation into one folder must not lose one of them.
create unique index advice_file_name on advice_file (bucket, ubrn, lower(name));
