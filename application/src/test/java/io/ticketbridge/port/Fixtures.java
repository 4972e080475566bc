package io.ticketbridge.port;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.NewIntegration;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TicketStatus;
import io.ticketbridge.domain.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reference's own example, as values. */
public final class Fixtures {
    public static final Instant NOW = Instant.parse("2026-02-18T09:14:02Z");
    /** Nobody asked for what was seen. */
    public static final Cause READ = Cause.of(Channel.READ);

    public static final IssueRef ISSUE = new IssueRef("10542", "SCYTALEIN-204");
    public static final Summary SUMMARY = new Summary("Reflected XSS in the login redirect");
    public static final Description DESCRIPTION =
            new Description("Reflected XSS via the redirect_url parameter on /login");

    private Fixtures() {}

    public static NewTicket newTicket(UserId owner, Optional<TeamId> team) {
        return new NewTicket(
                owner,
                team,
                new IntegrationId(1),
                ISSUE,
                SUMMARY,
                Optional.of(DESCRIPTION),
                IssueType.BUG,
                Priority.MEDIUM,
                NOW);
    }

    public static NewIssue newIssue() {
        return new NewIssue(SUMMARY, Optional.of(DESCRIPTION), IssueType.BUG, Priority.MEDIUM);
    }

    /** One that no issue bears yet. */
    public static IntentId marker() {
        return IntentId.random(new SecureRandom());
    }

    public static NewIntegration newIntegration(IntegrationOwner owner) {
        return new NewIntegration(
                owner,
                "Security Jira",
                new BaseUrl("https://example.atlassian.net"),
                new Credentials.ApiToken("bot@example.com", new Secret("api-token")),
                jiraConfig(),
                Optional.of(new Secret("inbound-secret")),
                true,
                false,
                NOW);
    }

    public static JiraConfig jiraConfig() {
        return new JiraConfig("SEC", Optional.empty(), Optional.empty(), List.of("security"), Map.of());
    }

    /** Somebody read, and this is what Jira showed. */
    public static Observation shown(IssueSnapshot issue, Instant asked) {
        return new Observation.Shown(Channel.READ, asked, issue);
    }

    /** An issue without comments and files. */
    public static IssueSnapshot snapshot(IssueRef issue, TicketStatus status, Optional<String> assignee) {
        return new IssueSnapshot(issue, status, assignee, Optional.empty(), List.of(), List.of());
    }

    public static Comment comment(String id, String body) {
        return new Comment(new CommentId(id), body, NOW, NOW);
    }

    public static Attachment attachment(String id, String filename) {
        return new Attachment(new AttachmentId(id), filename, "image/png", 84_213, "Jira Bot", NOW);
    }
}
