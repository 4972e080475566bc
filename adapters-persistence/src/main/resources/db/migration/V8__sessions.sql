-- A session is a key of its own that was begun under another one: it ends by itself, and with that other key.
alter table api_keys add column begun_under bigint references api_keys (id) on delete cascade;
create index api_keys_begun_under on api_keys (begun_under);
