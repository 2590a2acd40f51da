-- Handles that one source told together while they belong to two: looked through whenever possible duplicates are shown.
create index person_fact_perhaps_also on person_fact (workspace_id, value_text, person_id) where field = 'perhaps also';
