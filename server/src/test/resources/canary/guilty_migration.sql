-- Breaks the rules of migrations on purpose; see health.onward.house.
create table guilty (id bigserial primary key);

create index guilty_index on guilty (id);

alter table guilty drop column id;
