create index file_to_tell on file (tell_at) where tell_at is not null and linked_to is not null;
