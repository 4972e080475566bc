package planted.persistence;

/** Breaks: who holds a database connection does not ask Jira. */
public record StoreThatAsksJira(planted.port.IssueTracker tracker) {}
