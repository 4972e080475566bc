-- What is wanted from Jira, written down before Jira is asked. Leases go by the database's clock.
-- "fingerprint" tells what is wanted; "open_fingerprint" is the same while its caller may not know how it ended.
-- "ticket_floor" is the highest number of a ticket when this was written: what has a lower one was opened before it.
-- "was_lost" says that Jira may at some time have done it without our knowing.
-- "kind" says which of the columns from "team_id" to "file_digest" are used. Until it is done, "ticket_id" and the issue are
-- those that it is for; "jira_id" is what it made.
create table intents (
    id               char(26) primary key,
    owner_id         bigint      not null references users (id),
    idempotency_key  varchar(255),
    fingerprint      char(64)    not null,
    open_fingerprint char(64) unique,
    integration_id   bigint      not null,
    kind             varchar(20) not null,
    team_id          bigint,
    summary          varchar(255),
    description      varchar(32767),
    issue_type       varchar(20),
    priority         varchar(20),
    comment_body     varchar(32767),
    file_name        varchar,
    file_type        varchar(20),
    file_size        bigint,
    file_digest      char(64),
    ticket_id        bigint,
    issue_id         varchar,
    issue_key        varchar,
    state            varchar(20) not null,
    epoch            integer     not null,
    lease_until      timestamp(6) with time zone not null,
    next_check_at    timestamp(6) with time zone not null,
    sends            integer     not null,
    answered         boolean     not null,
    was_lost         boolean     not null,
    absences         integer     not null,
    rejection        varchar,
    jira_id          varchar,
    ticket_floor     bigint      not null,
    begun_at         timestamp(6) with time zone not null,
    sent_at          timestamp(6) with time zone not null,
    created_at       timestamp(6) with time zone not null,
    unique (owner_id, idempotency_key)
);

create index intents_due on intents (state, next_check_at);
