package io.ticketbridge.jira.sandbox;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What a sandbox is like. Begin with {@link #cloud} or {@link #dataCenter} and change what matters.
 *
 * @param port 0 for any free one
 * @param contextPath such as {@code /jira}; empty for none
 * @param zone the calling account's, in which dates are written
 * @param issueTypes their names in the project
 * @param offScreen fields that the create screen does not have
 * @param commentsPerPage how many comments an issue shows by itself before they must be paged
 * @param workflow how statuses lead to each other
 * @param loginPageForTokens whether files are hidden behind a login page from callers with a token (Data Center)
 * @param attachmentLimit in bytes
 */
public record SandboxOptions(
        Edition edition,
        int port,
        String contextPath,
        ZoneId zone,
        List<String> issueTypes,
        Set<String> offScreen,
        int commentsPerPage,
        Workflow workflow,
        boolean loginPageForTokens,
        long attachmentLimit) {
    /** The account of every sandbox. It is no secret: a sandbox listens on loopback alone. */
    public static final String EMAIL = "sandbox@example.com";

    /** The API token (Cloud) or personal access token (Data Center) of every sandbox's account. */
    public static final String TOKEN = "sandbox-token";

    /** The key of the project of every sandbox. */
    public static final String PROJECT = "SEC";

    public static SandboxOptions cloud() {
        return of(Edition.CLOUD);
    }

    public static SandboxOptions dataCenter() {
        return of(Edition.DATACENTER);
    }

    public static SandboxOptions of(Edition edition) {
        return new SandboxOptions(
                edition,
                0,
                "",
                ZoneId.of("Europe/Berlin"),
                List.of("Bug", "Task", "Story", "Epic"),
                Set.of(),
                edition == Edition.CLOUD ? 20 : 1_000,
                Workflow.STANDARD,
                false,
                20L * 1024 * 1024);
    }

    public SandboxOptions onPort(int chosen) {
        return new SandboxOptions(
                edition,
                chosen,
                contextPath,
                zone,
                issueTypes,
                offScreen,
                commentsPerPage,
                workflow,
                loginPageForTokens,
                attachmentLimit);
    }

    public SandboxOptions under(String path) {
        return new SandboxOptions(
                edition,
                port,
                path,
                zone,
                issueTypes,
                offScreen,
                commentsPerPage,
                workflow,
                loginPageForTokens,
                attachmentLimit);
    }

    public SandboxOptions withIssueTypes(String... names) {
        return new SandboxOptions(
                edition,
                port,
                contextPath,
                zone,
                List.of(names),
                offScreen,
                commentsPerPage,
                workflow,
                loginPageForTokens,
                attachmentLimit);
    }

    public SandboxOptions withoutOnScreen(String... fields) {
        return new SandboxOptions(
                edition,
                port,
                contextPath,
                zone,
                issueTypes,
                Set.of(fields),
                commentsPerPage,
                workflow,
                loginPageForTokens,
                attachmentLimit);
    }

    public SandboxOptions withCommentsPerPage(int count) {
        return new SandboxOptions(
                edition,
                port,
                contextPath,
                zone,
                issueTypes,
                offScreen,
                count,
                workflow,
                loginPageForTokens,
                attachmentLimit);
    }

    public SandboxOptions withWorkflow(Workflow other) {
        return new SandboxOptions(
                edition,
                port,
                contextPath,
                zone,
                issueTypes,
                offScreen,
                commentsPerPage,
                other,
                loginPageForTokens,
                attachmentLimit);
    }

    public SandboxOptions withLoginPageForTokens() {
        return new SandboxOptions(
                edition,
                port,
                contextPath,
                zone,
                issueTypes,
                offScreen,
                commentsPerPage,
                workflow,
                true,
                attachmentLimit);
    }

    public SandboxOptions withAttachmentLimit(long bytes) {
        return new SandboxOptions(
                edition,
                port,
                contextPath,
                zone,
                issueTypes,
                offScreen,
                commentsPerPage,
                workflow,
                loginPageForTokens,
                bytes);
    }
}
