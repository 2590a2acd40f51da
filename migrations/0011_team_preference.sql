-- What a member likes: keys of one letter, and the like. Follows them from browser to browser.
alter table member add column preferences jsonb not null default '{}';
