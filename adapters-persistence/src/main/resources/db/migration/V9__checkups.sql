-- How each integration was found when it was last examined, and when it is time again, by the database's clock. Whoever examines it
-- holds its "epoch" until it is due. "silences" says how often in a row its Jira could not be asked, "known" how its checks are known
-- to whoever is told when one gets worse.
create table checkups (
    integration_id bigint primary key references integrations (id) on delete cascade,
    due_at         timestamp(6) with time zone not null,
    epoch          integer not null,
    silences       integer not null,
    known          varchar not null,
    examined_at    timestamp(6) with time zone,
    health         varchar(20),
    findings       varchar
);

create index checkups_due on checkups (due_at);
