-- After the tables: how the directory is asked by whose services they are, and commissioning by whose rules.

create index service_name on service (provider, lower(name));

create index service_location on service (location);

create index commissioning_rule_by_org on commissioning_rule (ods_code, service_id);
