-- What is wanted from Jira, written down before Jira is asked. Leases go by the database's clock.
-- "fingerprint" tells what is wanted; "open_fingerprint" is the same while its caller may not know how it ended.
-- "was_lost" says that Jira may at some time have done it without our knowing.
create table intents (
    id               char(26) primary key,
    owner_id         bigint       not null references users (id),
    idempotency_key  varchar(255),
    fingerprint      char(64)     not null,
    open_fingerprint char(64) unique,
    integration_id   bigint       not null,
    team_id          bigint,
    summary          varchar(255) not null,
    description      varchar(32767),
    issue_type       varchar(20)  not null,
    priority         varchar(20)  not null,
    state            varchar(20)  not null,
    epoch            integer      not null,
    lease_until      timestamp(6) with time zone not null,
    next_check_at    timestamp(6) with time zone not null,
    sends            integer      not null,
    answered         boolean      not null,
    was_lost         boolean      not null,
    absences         integer      not null,
    begun_at         timestamp(6) with time zone not null,
    sent_at          timestamp(6) with time zone not null,
    rejection        varchar,
    issue_id         varchar,
    issue_key        varchar,
    ticket_id        bigint,
    created_at       timestamp(6) with time zone not null,
    unique (owner_id, idempotency_key)
);

create index intents_due on intents (state, next_check_at);
