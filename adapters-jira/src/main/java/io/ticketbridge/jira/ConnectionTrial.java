package io.ticketbridge.jira;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.NamedJson;
import io.ticketbridge.jira.json.ServerInfoJson;
import io.ticketbridge.jira.json.UserJson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
            CreateScreens screens = new CreateScreens(client, dialect, config.projectKey());
            List<String> types = screens.typeNames();
            details.put("issue_types", String.join(", ", types));
            details.put("marker", marker(screens, types));
            return new ConnectionTest(true, lastStatus, note(types), details);
        } catch (Refusal refusal) {
            return new ConnectionTest(false, lastStatus, refusal.getMessage(), details);
        }
    }

    private JiraDialect server() {
        ServerInfoJson info = ask(Call.get(ServerInfoJson.PATH), ServerInfoJson.class);
        if (info.deploymentType() == null && info.version() == null) {
            throw JiraErrors.unreadable(false);
        }
        details.put("edition", info.isCloud() ? "Jira Cloud" : "Jira Data Center");
        details.put("version", Objects.requireNonNullElse(info.version(), "unknown"));
        return dialects.apply(info.isCloud());
    }

    private void account(JiraDialect dialect) {
        UserJson user = ask(Call.get(dialect.api() + "/myself"), UserJson.class);
        details.put("account", UserJson.nameOf(user, "unknown"));
    }

    private void project(JiraDialect dialect) {
        Call call = Call.get(dialect.api() + "/project/" + config.projectKey())
                .orElse(answer -> new Refusal.JiraAnsweredNonsense("it shows this account no project "
                        + config.projectKey() + "; check project_key, or have a Jira administrator grant access"));
        NamedJson project = ask(call, NamedJson.class);
        details.put("project", Objects.requireNonNullElse(project.name(), config.projectKey()));
    }

    /** By what an issue is found again whose answer was lost. */
    private String marker(CreateScreens screens, List<String> types) {
        String without = Arrays.stream(IssueType.values())
                .map(config::nameOf)
                .distinct()
                .filter(name -> types.stream().anyMatch(name::equalsIgnoreCase))
                .filter(name -> !screens.of(name).has("labels"))
                .collect(Collectors.joining(", "));
        return without.isEmpty()
                ? "entity property and label"
                : "entity property alone for " + without + ": put the field Labels on the create screen, so that Jira's"
                        + " search finds an issue too whose answer was lost";
    }

    /** A type that is missing stops tickets of that type alone. */
    private String note(List<String> types) {
        String missing = Arrays.stream(IssueType.values())
                .map(config::nameOf)
                .filter(name -> types.stream().noneMatch(name::equalsIgnoreCase))
                .collect(Collectors.joining(", "));
        return "Connected: issues can be opened in " + config.projectKey()
                + (missing.isEmpty()
                        ? ""
                        : ", but not as " + missing + ": map each in issue_type_map to a type that the project has");
    }

    private <T> T ask(Call call, Class<T> type) {
        JiraAnswer answer = client.exchange(call);
        lastStatus = Optional.of(answer.status());
        return client.judged(call, answer).as(type).orElseThrow(() -> JiraErrors.unreadable(false));
    }
}
