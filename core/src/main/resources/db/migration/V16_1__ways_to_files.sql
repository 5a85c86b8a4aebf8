create index file_to_scan on file (scan_due_at) where scan_due_at is not null;

create index file_to_expire on file (expires_at) where expires_at is not null;

create index file_ticket_over on file_ticket (expires_at);
