package io.ticketbridge.jira;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.Staff;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sandbox, the adapter that talks to it, and its staff. */
final class SandboxedJira implements Staff, AutoCloseable {
    final JiraSandbox sandbox;
    final JiraIssueTrackers trackers;
    private JiraConfig config =
            new JiraConfig(SandboxOptions.PROJECT, Optional.empty(), Optional.empty(), List.of("security"), Map.of());
    private String token = SandboxOptions.TOKEN;
    private Instant changed = Fixtures.NOW;

    SandboxedJira(SandboxOptions sandbox, JiraOptions options) {
        this(sandbox, options, Clock.systemUTC());
    }

    /** @param clock the adapter's; the sandbox has its own */
    SandboxedJira(SandboxOptions sandbox, JiraOptions options, Clock clock) {
        this(sandbox, options, clock, JiraCalls.UNWATCHED);
    }

    /** @param calls is told of what the adapter does */
    SandboxedJira(SandboxOptions sandbox, JiraOptions options, Clock clock, JiraCalls calls) {
        this.sandbox = JiraSandbox.start(sandbox, Clock.systemUTC());
        this.trackers = new JiraIssueTrackers(options, clock, calls);
    }

    /** The integration was changed, so that nothing which is remembered of it counts. */
    SandboxedJira changed() {
        changed = changed.plusSeconds(1);
        return this;
    }

    static SandboxedJira cloud() {
        return new SandboxedJira(SandboxOptions.cloud(), options());
    }

    static JiraOptions options() {
        return JiraOptions.with(AddressRules.withLoopback());
    }

    SandboxedJira withConfig(JiraConfig other) {
        config = other;
        return this;
    }

    SandboxedJira mapping(IssueType type, String name) {
        return withConfig(new JiraConfig(
                SandboxOptions.PROJECT, Optional.empty(), Optional.empty(), List.of(), Map.of(type, name)));
    }

    SandboxedJira closing(Optional<String> transition, Optional<String> resolution) {
        return withConfig(new JiraConfig(SandboxOptions.PROJECT, transition, resolution, List.of(), Map.of()));
    }

    SandboxedJira withToken(String other) {
        token = other;
        return this;
    }

    static String basicAuthorization() {
        String pair = SandboxOptions.EMAIL + ":" + SandboxOptions.TOKEN;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    IssueTracker tracker() {
        return trackerWithin(Duration.ofMinutes(1));
    }

    /** @param patience for all that is asked of the tracker, from now on */
    IssueTracker trackerWithin(Duration patience) {
        return trackers.of(integration(), Deadline.in(patience));
    }

    Integration integration() {
        Credentials credentials = sandbox.isCloud()
                ? new Credentials.ApiToken(SandboxOptions.EMAIL, new Secret(token))
                : new Credentials.PersonalAccessToken(new Secret(token));
        return integration(sandbox.baseUrl(), credentials, config, changed);
    }

    static Integration integration(String baseUrl, Credentials credentials, JiraConfig config, Instant changed) {
        return new Integration(
                new IntegrationId(1),
                new IntegrationOwner.Personal(new UserId(1)),
                "Sandbox",
                new BaseUrl(baseUrl),
                credentials,
                config,
                Optional.empty(),
                true,
                false,
                Fixtures.NOW,
                changed);
    }

    @Override
    public void setStatus(IssueRef issue, String status) {
        sandbox.setStatus(issue.id(), status);
    }

    @Override
    public void assign(IssueRef issue, String displayName) {
        sandbox.assign(issue.id(), displayName);
    }

    @Override
    public String comment(IssueRef issue, String displayName, String text) {
        return sandbox.commentAs(issue.id(), displayName, text);
    }

    @Override
    public void deleteComment(IssueRef issue, String commentId) {
        sandbox.deleteComment(issue.id(), commentId);
    }

    @Override
    public String attach(IssueRef issue, String displayName, String filename, String mimeType, byte[] content) {
        return sandbox.attachAs(issue.id(), displayName, filename, mimeType, content);
    }

    @Override
    public void delete(IssueRef issue) {
        sandbox.deleteIssue(issue.id());
    }

    @Override
    public IssueRef move(IssueRef issue, String project) {
        return new IssueRef(issue.id(), sandbox.moveIssue(issue.id(), project));
    }

    @Override
    public String description(IssueRef issue) {
        return sandbox.issue(issue.id()).description();
    }

    @Override
    public int count() {
        return sandbox.issues().size();
    }

    @Override
    public void close() {
        trackers.close();
        sandbox.close();
    }
}
