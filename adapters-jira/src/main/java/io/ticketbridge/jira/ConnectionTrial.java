package io.ticketbridge.jira;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.NamedJson;
import io.ticketbridge.jira.json.ServerInfoJson;
import io.ticketbridge.jira.json.UserJson;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final Duration MOST_APART = Duration.ofMinutes(1);

    private final JiraClient client;
    private final JiraConfig config;
    private final Function<Boolean, JiraDialect> dialects;
    private final Map<String, String> details = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Clock clock;
    private String step = "reachable";
    private Optional<Integer> lastStatus = Optional.empty();

    /** @param dialects the dialect for Cloud ({@code true}) or Data Center */
    ConnectionTrial(JiraClient client, JiraConfig config, Function<Boolean, JiraDialect> dialects, Clock clock) {
        this.client = client;
        this.config = config;
        this.dialects = dialects;
        this.clock = clock;
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
            findings.add(issueTypes(types));
            findings.addAll(new ProjectCheckup(client, dialect, config).findings(screens, types));
            Optional<Finding> failed = findings.stream()
                    .filter(finding -> finding.outcome() == Finding.Outcome.FAILED)
                    .findFirst();
            return result(failed.isEmpty(), failed.map(Finding::message).orElseGet(() -> note(types)), false);
        } catch (Refusal.JiraUnavailable | Refusal.JiraTimedOut notNow) {
            return brokenOff(notNow, true);
        } catch (Refusal.JiraRefusedCredentials refused) {
            // They are held back after they were refused, whatever is asked for.
            step = step.equals("reachable") ? "credentials" : step;
            return brokenOff(refused, false);
        } catch (Refusal refusal) {
            return brokenOff(refusal, false);
        }
    }

    private ConnectionTest brokenOff(Refusal refusal, boolean interrupted) {
        findings.add(Finding.failed(step, refusal.getMessage(), Finding.Mender.INTEGRATION_ADMIN));
        return result(false, refusal.getMessage(), interrupted);
    }

    private ConnectionTest result(boolean ok, String note, boolean interrupted) {
        return new ConnectionTest(ok, lastStatus, note, details, findings, interrupted);
    }

    private void passed(String message, String next) {
        findings.add(Finding.passed(step, message));
        step = next;
    }

    private JiraDialect server() {
        ServerInfoJson info = ask(Call.get(ServerInfoJson.PATH), ServerInfoJson.class);
        if (info.deploymentType() == null && info.version() == null) {
            throw JiraErrors.unreadable(false);
        }
        details.put("edition", info.isCloud() ? "Jira Cloud" : "Jira Data Center");
        details.put("version", Objects.requireNonNullElse(info.version(), "unknown"));
        passed("Jira answers: " + details.get("edition") + " " + details.get("version"), "credentials");
        findings.add(clock(info));
        return dialects.apply(info.isCloud());
    }

    private void account(JiraDialect dialect) {
        UserJson user = ask(Call.get(dialect.api() + "/myself"), UserJson.class);
        details.put("account", UserJson.nameOf(user, "unknown"));
        passed("Jira takes us for " + details.get("account"), "project");
    }

    private void project(JiraDialect dialect) {
        Call call = Call.get(dialect.api() + "/project/" + config.projectKey())
                .orElse(answer -> new Refusal.JiraAnsweredNonsense("it shows this account no project "
                        + config.projectKey() + "; check project_key, or have a Jira administrator grant access"));
        NamedJson project = ask(call, NamedJson.class);
        details.put("project", Objects.requireNonNullElse(project.name(), config.projectKey()));
        passed("Project " + config.projectKey() + " is visible", "issue_types");
    }

    private Finding clock(ServerInfoJson info) {
        if (info.serverTime() == null) {
            return Finding.unknown("clock", "Jira does not tell the time");
        }
        Duration apart = Duration.between(JiraDates.read(info.serverTime()), clock.instant())
                .abs();
        return apart.compareTo(MOST_APART) <= 0
                ? Finding.passed("clock", "The clocks of Jira and of this server agree")
                : Finding.warning(
                        "clock",
                        "The clocks of Jira and of this server are " + apart.toSeconds()
                                + " s apart: times of comments and issues will look wrong; set both by NTP",
                        Finding.Mender.OPERATOR);
    }

    private Finding issueTypes(List<String> types) {
        String missing = missing(types);
        return missing.isEmpty()
                ? Finding.passed("issue_types", "Bug, Task and Story can be opened")
                : Finding.warning(
                        "issue_types",
                        "The project has no " + missing + ": map each in issue_type_map to a type that it has",
                        Finding.Mender.INTEGRATION_ADMIN);
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
        String missing = missing(types);
        return "Connected: issues can be opened in " + config.projectKey()
                + (missing.isEmpty()
                        ? ""
                        : ", but not as " + missing + ": map each in issue_type_map to a type that the project has");
    }

    private String missing(List<String> types) {
        return Arrays.stream(IssueType.values())
                .map(config::nameOf)
                .filter(name -> types.stream().noneMatch(name::equalsIgnoreCase))
                .collect(Collectors.joining(", "));
    }

    private <T> T ask(Call call, Class<T> type) {
        JiraAnswer answer = client.exchange(call);
        lastStatus = Optional.of(answer.status());
        return client.judged(call, answer).as(type).orElseThrow(() -> JiraErrors.unreadable(false));
    }
}
