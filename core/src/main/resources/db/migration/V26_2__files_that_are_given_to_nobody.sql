-- Since when somebody is to be told that a file cannot be given out, as soon as it is part of a request; null when nobody is.
alter table file add column tell_at timestamptz;

update file set tell_at = uploaded_at where availability in ('THREATS_FOUND', 'VALIDATION_FAILED');
