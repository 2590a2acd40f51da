-- Lists in the order of a field that the workspace added: texts as they are written in any language, by their first hundred
-- characters (a text may be too long for an index); numbers and days of people have an index already.
create index person_fact_in_order on person_fact (workspace_id, field, (left(value_text, 100) collate "und-x-icu"), person_id)
  where is_current and field like 'custom:%' and value_text <> '';
create index organisation_fact_in_order on organisation_fact (workspace_id, field, (left(value_text, 100) collate "und-x-icu"), organisation_id)
  where is_current and field like 'custom:%' and value_text <> '';
create index organisation_fact_by_number on organisation_fact (workspace_id, field, value_number, organisation_id) where is_current and value_number is not null;
create index organisation_fact_by_date on organisation_fact (workspace_id, field, value_date, organisation_id) where is_current and value_date is not null;
