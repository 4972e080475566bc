package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Violation;
import io.ticketbridge.jira.JiraClient.Call;
import io.ticketbridge.jira.json.NamedJson;
import io.ticketbridge.jira.json.PageJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a project lets be created, and with which fields, as Jira's create meta tells. */
final class CreateScreens {
    private final JiraClient client;
    private final String api;
    private final String projectKey;

    CreateScreens(JiraClient client, JiraDialect dialect, String projectKey) {
        this.client = client;
        this.api = dialect.api();
        this.projectKey = projectKey;
    }

    /**
     * A create screen.
     *
     * @param typeId the issue type's
     * @param fields the display names of its fields by their ids; empty where Jira does not tell
     */
    record Screen(String typeId, Map<String, String> fields) {
        /** Whether a field may be sent; where Jira does not tell, it is tried. */
        boolean has(String field) {
            return fields.isEmpty() || fields.containsKey(field);
        }
    }

    /** The screen for the issue type of this name, in any case; a missing one is refused with those there are. */
    Screen of(String typeName) {
        List<NamedJson> types = types();
        String id = types.stream()
                .filter(type -> typeName.equalsIgnoreCase(type.name()))
                .map(NamedJson::id)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> missing(typeName, types));
        return new Screen(id, fields(id));
    }

    List<String> typeNames() {
        return types().stream().map(NamedJson::name).filter(Objects::nonNull).toList();
    }

    private List<NamedJson> types() {
        Call call = Call.get(path("?maxResults=200")).orElse(this::noSuchProject);
        return client.answer(call, PageJson.class).list();
    }

    private Map<String, String> fields(String typeId) {
        JiraAnswer answer = client.exchange(Call.get(path("/" + typeId + "?maxResults=200")));
        Map<String, String> names = new LinkedHashMap<>();
        Optional.of(answer).filter(JiraAnswer::isSuccess).flatMap(found -> found.as(PageJson.class)).stream()
                .flatMap(page -> page.list().stream())
                .forEach(field ->
                        idOf(field).ifPresent(id -> names.put(id, Objects.requireNonNullElse(field.name(), id))));
        return names;
    }

    private static Optional<String> idOf(NamedJson field) {
        return Optional.ofNullable(field.fieldId()).or(() -> Optional.ofNullable(field.key()));
    }

    private String path(String rest) {
        return api + "/issue/createmeta/" + projectKey + "/issuetypes" + rest;
    }

    private Refusal noSuchProject(JiraAnswer answer) {
        String message = "Jira has no project " + projectKey + " in which the integration's account may create issues";
        return new Refusal.RejectedByJira(message, List.of(new Violation("Project", message, "rejected")));
    }

    private Refusal missing(String typeName, List<NamedJson> types) {
        String offered =
                types.stream().map(NamedJson::name).filter(Objects::nonNull).collect(Collectors.joining(", "));
        String message = "Project " + projectKey + " has no issue type " + typeName + ", only " + offered
                + ": map it in the integration's issue_type_map";
        return new Refusal.RejectedByJira(message, List.of(new Violation("Issue Type", message, "rejected")));
    }
}
