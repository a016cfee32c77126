-- When nobody can come now, a search says when somebody could. A column with a constant default: no rewrite.
alter table zenvee.discoveries add column next_times jsonb not null default '[]';
