-- Records that were taken without a value that could not be read: counted apart from what was refused, and listed with it.
alter table import_run add column noted int not null default 0;
alter table import_reject add column is_note boolean not null default false;
