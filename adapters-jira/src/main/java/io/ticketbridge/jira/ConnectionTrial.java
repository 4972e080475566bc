package io.ticketbridge.jira;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.JiraClient.Call;
import io.ticketbridge.jira.json.NamedJson;
import io.ticketbridge.jira.json.ServerInfoJson;
import io.ticketbridge.jira.json.UserJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Tries a connection step by step, and tells how far it got and who can mend what is wrong. Nothing is written. */
final class ConnectionTrial {
    private final JiraClient client;
    private final JiraConfig config;
    private final Function<Boolean, JiraDialect> dialects;
    private final Map<String, String> details = new LinkedHashMap<>();
    private Optional<Integer> lastStatus = Optional.empty();

    /** @param dialects the dialect for Cloud ({@code true}) or Data Center */
    ConnectionTrial(JiraClient client, JiraConfig config, Function<Boolean, JiraDialect> dialects) {
        this.client = client;
        this.config = config;
        this.dialects = dialects;
    }

    ConnectionTest run() {
        try {
            JiraDialect dialect = server();
            account(dialect);
            project(dialect);
            details.put(
                    "issue_types",
                    String.join(", ", new CreateScreens(client, dialect, config.projectKey()).typeNames()));
            return new ConnectionTest(
                    true, lastStatus, "Connected: issues can be opened in " + config.projectKey(), details);
        } catch (Refusal refusal) {
            return new ConnectionTest(false, lastStatus, refusal.getMessage(), details);
        }
    }

    private JiraDialect server() {
        ServerInfoJson info = ask("/rest/api/2/serverInfo", ServerInfoJson.class);
        boolean cloud = "Cloud".equalsIgnoreCase(info.deploymentType());
        details.put("edition", cloud ? "Jira Cloud" : "Jira Data Center");
        details.put("version", Objects.requireNonNullElse(info.version(), "unknown"));
        return dialects.apply(cloud);
    }

    private void account(JiraDialect dialect) {
        UserJson user = ask(dialect.api() + "/myself", UserJson.class);
        details.put("account", UserJson.nameOf(user, "unknown"));
    }

    private void project(JiraDialect dialect) {
        Call call = Call.get(dialect.api() + "/project/" + config.projectKey())
                .orElse(answer -> new Refusal.JiraAnsweredNonsense("it shows this account no project "
                        + config.projectKey() + "; check project_key, or have a Jira administrator grant access"));
        NamedJson project = ask(call, NamedJson.class);
        details.put("project", Objects.requireNonNullElse(project.name(), config.projectKey()));
    }

    private <T> T ask(String path, Class<T> type) {
        return ask(Call.get(path), type);
    }

    private <T> T ask(Call call, Class<T> type) {
        JiraAnswer answer = client.exchange(call);
        lastStatus = Optional.of(answer.status());
        if (!answer.isSuccess() || JiraErrors.isAnonymous(answer)) {
            throw client.refusal(call, answer);
        }
        return answer.as(type).orElseThrow(() -> JiraClient.unreadable(false));
    }
}
