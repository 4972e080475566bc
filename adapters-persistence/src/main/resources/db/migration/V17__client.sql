-- Through which client the Jira is asked; null: the built-in one.
alter table integrations add column client varchar;
