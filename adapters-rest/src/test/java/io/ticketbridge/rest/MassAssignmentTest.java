package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.port.TestFiles;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a body says of things that it has no say in has no effect (S-04), on any route that takes one. */
final class MassAssignmentTest {
    /** For the resources' own names and those that frameworks know, of every type. */
    private static final String MORE = ",\"id\":4711,\"user_id\":3,\"user\":{\"id\":3},\"owner\":3,\"owner_id\":3,"
            + "\"jira_issue_key\":\"OPS-1\",\"jira_issue_id\":\"1\",\"status\":\"Done\",\"priority\":\"Highest\","
            + "\"assigned_to\":\"mallory\",\"created_at\":\"1970-01-01 00:00:00\",\"updated_at\":\"1970-01-01 00:00:00\","
            + "\"role\":\"admin\",\"is_admin\":true,\"author\":\"Admin\",\"author_id\":3,\"created\":\"1970-01-01\","
            + "\"team\":\"blue\",\"integration_id\":2,\"conn_id\":2,\"has_credentials\":false,\"ticket_id\":4711,"
            + "\"deleted\":true,\"__proto__\":{\"id\":1},\"class\":\"java.lang.String\",\"@type\":\"x\"";

    private static final String TEAM = ",\"team_id\":1";

    private static final String NEW_INTEGRATION =
            "{\"provider\":\"jira\",\"name\":\"Mine\",\"base_url\":\"https://mine.atlassian.net\","
                    + "\"credentials\":{\"email\":\"a@b.c\",\"api_token\":\"hush-hush\"},"
                    + "\"config\":{\"project_key\":\"SEC\"}}";

    /** What each route takes that takes JSON, and by whom. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("POST /tickets", "{\"summary\":\"a\"}"),
            Map.entry("POST /tickets/{id}/comments", "{\"comment\":\"a\"}"),
            Map.entry("PUT /tickets/{id}/comments/{comment}", "{\"comment\":\"b\"}"),
            Map.entry("PATCH /tickets/{id}/comments/{comment}", "{\"comment\":\"b\"}"),
            Map.entry("POST /integrations", NEW_INTEGRATION),
            Map.entry("PUT /integrations/{id}", "{\"name\":\"Other\"}"),
            Map.entry("POST /keys", "{\"name\":\"ci\"}"),
            Map.entry("POST /users", "{\"username\":\"eve\",\"email\":\"eve@example.com\"}"),
            Map.entry("POST /teams", "{\"name\":\"blue\"}"),
            Map.entry("PUT /teams/{id}/members/{user}", "{\"role\":\"member\"}"),
            Map.entry("POST /webhooks", "{\"url\":\"https://hooks.example.com\"}"),
            Map.entry("PUT /webhooks/{id}", "{\"active\":false}"));

    /** What a route does take, by whoever may say it: IntegrationsApiTest, KeysApiTest, UsersApiTest. */
    private static final Map<String, Set<String>> TAKEN = Map.of(
            "POST /integrations", Set.of("team_id"),
            "POST /keys", Set.of("team_id", "user_id"),
            "POST /users", Set.of("role"),
            "PUT /teams/{id}/members/{user}", Set.of("role"));

    private static final Pattern FIELD = Pattern.compile(",\"([^\"]+)\":(?:\\{[^}]*}|[^,{]+)");

    /** What is new each time. */
    private static final String NEVER_THE_SAME = "\"(?:api_key|hint|secret)\":\"[^\"]+\"";

    /** That take no body, or a file; what they are sent beside it is not looked at. */
    private static final Set<String> NO_JSON = Set.of(
            "POST /session",
            "POST /tickets/{id}/sync",
            "POST /integrations/{id}/callback",
            "POST /tickets/{id}/attachments",
            "POST /webhooks/{id}/test",
            "POST /webhooks/{id}/deliveries/{delivery}/replay",
            "POST /integrations/{id}/test");

    @Test
    void everyRouteThatTakesABodyShouldBeAsked() {
        assertThat(RestApi.routes().stream()
                        .filter(route -> route.startsWith("P") && !NO_JSON.contains(route))
                        .collect(Collectors.toSet()))
                .isEqualTo(PLAIN.keySet());
    }

    @Test
    void fieldsThatAreNoneShouldHaveNoEffect() {
        for (String route : PLAIN.keySet()) {
            Set<String> taken = TAKEN.getOrDefault(route, Set.of());
            String more = FIELD.matcher(MORE + TEAM)
                    .replaceAll(field -> taken.contains(field.group(1)) ? "" : Matcher.quoteReplacement(field.group()));
            assertThat(outcome(route, more)).as(route).isEqualTo(outcome(route, ""));
        }
    }

    @Test
    void whoMayNotShouldNotMakeAKeyOthers() {
        try (Api api = new Api()) {
            for (String more : List.of(",\"user_id\":4", TEAM)) {
                Reply reply = api.post(api.mallory, "/keys", "{\"name\":\"ci\"" + more + "}");
                assertThat(reply.status()).isIn(400, 403);
            }
            assertThat(api.get(api.admin, "/keys").data().path("total").asInt()).isEqualTo(1);
        }
    }

    @Test
    void whoMayNotShouldNotMakeAnIntegrationATeams() {
        try (Api api = new Api()) {
            Reply reply = api.post(api.mallory, "/integrations", NEW_INTEGRATION.replaceFirst("}$", TEAM + "}"));
            assertThat(reply.status()).isIn(400, 403, 404);
            assertThat(api.integrations.listAll()).hasSize(1);
        }
    }

    @Test
    void partsBesideTheFileShouldBeRefused() {
        try (Api api = new Api()) {
            api.openTicket(api.alice);
            Multipart more = new Multipart()
                    .part("form-data; name=\"file\"; filename=\"a.png\"", TestFiles.png())
                    .part("form-data; name=\"author\"", "admin".getBytes(StandardCharsets.US_ASCII))
                    .end();
            assertThat(api.upload(api.alice, "/tickets/1/attachments", more).status())
                    .isEqualTo(400);
        }
    }

    /** The answer, what is stored, and what the tracker was asked for. */
    private static List<Object> outcome(String route, String more) {
        try (Api api = new Api()) {
            api.openTicket(api.alice);
            api.post(api.alice, "/webhooks", "{\"url\":\"https://first.example.com\"}");
            api.post(api.alice, "/tickets/1/comments", "{\"comment\":\"first\"}");
            String comment =
                    api.get(api.alice, "/tickets/1").data().at("/comments/0/id").asText();
            String path = route.substring(route.indexOf(' ') + 1)
                    .replace("{id}", "1")
                    .replace("{comment}", comment)
                    .replace("{user}", "3");
            String body = Objects.requireNonNull(PLAIN.get(route)).replaceFirst("}$", more + "}");
            String key = path.startsWith("/users") || path.startsWith("/teams") ? api.admin : api.alice;
            Reply reply = api.json(route.substring(0, route.indexOf(' ')), key, path, BodyPublishers.ofString(body));
            assertThat(reply.status()).as("%s %s", route, reply.text()).isIn(200, 201);
            Function<String, JsonNode> read = where -> api.get(api.alice, where).data();
            return List.of(
                    reply.data().toString().replaceAll(NEVER_THE_SAME, ""),
                    read.apply("/tickets"),
                    read.apply("/tickets/1").path("comments"),
                    read.apply("/integrations"),
                    api.get(api.mallory, "/tickets").data(),
                    api.get(api.admin, "/users").data(),
                    api.get(api.admin, "/teams").data(),
                    api.get(api.admin, "/keys").data().path("total"),
                    api.jira.journal());
        }
    }
}
