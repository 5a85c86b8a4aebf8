-- One range of an index is one page of a list. The old one stays: the version before this one reads by it.

create index worklist_ranked on worklist_item (org_id, list, rank, entered_at, bucket, ubrn);
