alter table api_keys add column expires_at timestamp(6) with time zone;
