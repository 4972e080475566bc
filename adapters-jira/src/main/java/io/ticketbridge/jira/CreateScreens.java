package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Violation;
import io.ticketbridge.jira.json.NamedJson;
import io.ticketbridge.jira.json.PageJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a project lets be created, and with which fields, as Jira's create meta tells: it is asked once for each. For one thread. */
final class CreateScreens {
    /** What an issue is opened with, and who opens it. */
    private static final Set<String> FILLED =
            Set.of("project", "issuetype", "summary", "description", "priority", "labels", "reporter");

    private static final int PER_CALL = 50;
    /** No project has more types, and no screen more fields; it bounds what a strange answer can cost. */
    private static final int MAX_ENTRIES = 1_000;

    private final JiraClient client;
    private final String api;
    private final String projectKey;
    private final Map<String, Screen> asked = new HashMap<>();
    private List<NamedJson> types = List.of();

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
     * @param demanded the display names of those that must be sent and that we do not send
     */
    record Screen(String typeId, Map<String, String> fields, List<String> demanded) {
        /** Whether a field may be sent; where Jira does not tell, it is tried. */
        boolean has(String field) {
            return fields.isEmpty() || fields.containsKey(field);
        }
    }

    /** The screen for the issue type of this name, in any case; a missing one is refused with those there are. */
    Screen of(String typeName) {
        return asked.computeIfAbsent(typeName, this::ask);
    }

    private Screen ask(String typeName) {
        List<NamedJson> types = types();
        String id = types.stream()
                .filter(type -> typeName.equalsIgnoreCase(type.name()))
                .map(NamedJson::id)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> missing(typeName, types));
        return screen(id);
    }

    List<String> typeNames() {
        return names(types());
    }

    private List<NamedJson> types() {
        if (types.isEmpty()) {
            types = all("", call -> client.answer(call.orElse(this::noSuchProject), PageJson.class));
        }
        return types;
    }

    /** An issue can be opened without knowing them, so that Jira does not tell is no obstacle. */
    private Screen screen(String typeId) {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> demanded = new ArrayList<>();
        all("/" + typeId, this::pageOrNothing).forEach(field -> idOf(field).ifPresent(id -> {
            String name = Objects.requireNonNullElse(field.name(), id);
            names.put(id, name);
            if (field.isDemanded() && !FILLED.contains(id)) {
                demanded.add(name);
            }
        }));
        return new Screen(typeId, names, demanded);
    }

    private PageJson pageOrNothing(Call call) {
        JiraAnswer answer = client.exchange(call);
        return Optional.of(answer)
                .filter(JiraAnswer::isSuccess)
                .flatMap(found -> found.as(PageJson.class))
                .orElseGet(() -> new PageJson(null, null, null, null, null));
    }

    private List<NamedJson> all(String below, Function<Call, PageJson> asked) {
        List<NamedJson> all = new ArrayList<>();
        PageJson page;
        do {
            page = asked.apply(Call.get(api + "/issue/createmeta/" + projectKey + "/issuetypes" + below + "?startAt="
                    + all.size() + "&maxResults=" + PER_CALL));
            all.addAll(page.list());
        } while (page.hasMore(all.size()) && all.size() < MAX_ENTRIES);
        return all;
    }

    private static Optional<String> idOf(NamedJson field) {
        return Optional.ofNullable(field.fieldId()).or(() -> Optional.ofNullable(field.key()));
    }

    private static List<String> names(List<NamedJson> types) {
        return types.stream().map(NamedJson::name).filter(Objects::nonNull).toList();
    }

    private Refusal noSuchProject(JiraAnswer answer) {
        String message = "Jira has no project " + projectKey + " in which the integration's account may create issues";
        return new Refusal.RejectedByJira(message, List.of(new Violation("Project", message, "rejected")));
    }

    private Refusal missing(String typeName, List<NamedJson> types) {
        String message = "Project " + projectKey + " has no issue type " + typeName + ", only "
                + String.join(", ", names(types)) + ": map it in the integration's issue_type_map";
        return new Refusal.RejectedByJira(message, List.of(new Violation("Issue Type", message, "rejected")));
    }
}
