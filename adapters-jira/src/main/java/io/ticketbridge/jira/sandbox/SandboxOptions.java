package io.ticketbridge.jira.sandbox;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What a sandbox is like. Begin with {@link #cloud} or {@link #dataCenter} and change what matters.
 *
 * @param port 0 for any free one
 * @param contextPath such as {@code /jira}, or {@code /ex/jira/{cloudId}} as of Atlassian's gateway; empty for none
 */
public record SandboxOptions(
        Edition edition, int port, String contextPath, Account account, ProjectOptions project, AnswerOptions answers) {
    /** The account of every sandbox that is not told another. It is no secret: a sandbox listens on loopback alone. */
    public static final String EMAIL = "sandbox@example.com";

    /** That account's API token (Cloud) or personal access token (Data Center). */
    public static final String TOKEN = "sandbox-token";

    /** The key of the project of every sandbox that is not told another. */
    public static final String PROJECT = "SEC";

    /** Whom a sandbox lets in: Cloud by Basic, Data Center by Basic or by the token as Bearer. */
    public record Account(String email, String token) {
        @Override
        public String toString() {
            return "Account[" + email + "]";
        }
    }

    public static SandboxOptions cloud() {
        return of(Edition.CLOUD);
    }

    public static SandboxOptions dataCenter() {
        return of(Edition.DATACENTER);
    }

    public static SandboxOptions of(Edition edition) {
        return new SandboxOptions(
                edition, 0, "", new Account(EMAIL, TOKEN), ProjectOptions.of(PROJECT), AnswerOptions.of(edition));
    }

    public SandboxOptions onPort(int chosen) {
        return new SandboxOptions(edition, chosen, contextPath, account, project, answers);
    }

    public SandboxOptions under(String path) {
        return new SandboxOptions(edition, port, path, account, project, answers);
    }

    public SandboxOptions withAccount(String email, String token) {
        return new SandboxOptions(edition, port, contextPath, new Account(email, token), project, answers);
    }

    public SandboxOptions withProject(String key) {
        return with(project.withKey(key));
    }

    public SandboxOptions withIssueTypes(String... names) {
        return with(project.withIssueTypes(names));
    }

    /** Fields that the create screen does not have, such as {@code priority} in a team-managed project. */
    public SandboxOptions withoutOnScreen(String... fields) {
        return with(project.withoutOnScreen(fields));
    }

    /** One more field on the create screen, without which no issue is created. */
    public SandboxOptions withRequiredField(String id, String name) {
        return with(project.withRequiredField(id, name));
    }

    public SandboxOptions withWorkflow(Workflow workflow) {
        return with(project.withWorkflow(workflow));
    }

    public SandboxOptions inZone(ZoneId zone) {
        return with(answers.inZone(zone));
    }

    public SandboxOptions withCommentsPerPage(int count) {
        return with(answers.withCommentsPerPage(count));
    }

    public SandboxOptions withAttachmentLimit(long bytes) {
        return with(answers.withAttachmentLimit(bytes));
    }

    public SandboxOptions withSearchLag(Duration lag) {
        return with(answers.withSearchLag(lag));
    }

    public SandboxOptions withLoginPageForTokens() {
        return with(answers.withLoginPageForTokens());
    }

    private SandboxOptions with(ProjectOptions other) {
        return new SandboxOptions(edition, port, contextPath, account, other, answers);
    }

    private SandboxOptions with(AnswerOptions other) {
        return new SandboxOptions(edition, port, contextPath, account, project, other);
    }
}
