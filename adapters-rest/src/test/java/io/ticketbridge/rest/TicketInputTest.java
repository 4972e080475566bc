package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.rest.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TicketInputTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void summaryShouldBeRequired() {
        for (String body : List.of("{}", "{\"summary\":null}", "{\"summary\":\"\"}", "{\"summary\":\" \\t \"}")) {
            Reply reply = api.post(api.alice, "/tickets", body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.text())
                    .as(body)
                    .startsWith("{\"success\":false,\"message\":\"Summary is required\",\"code\":\"validation_failed\","
                            + "\"errors\":[{\"field\":\"summary\",\"message\":\"Summary is required\","
                            + "\"code\":\"required\"}],\"request_id\":\"");
        }
        assertThat(api.jira.journal()).isEmpty();
    }

    @Test
    void nothingShouldBeTakenForAStringThatIsNone() {
        for (String value : List.of("1", "1.5", "true", "[]", "[\"a\"]", "{}", "{\"a\":\"b\"}")) {
            for (String field : List.of("summary", "description", "issue_type")) {
                String body = Json.text(Map.of("summary", "a")).replace("}", "") + ",\"" + field + "\":" + value + "}";
                String once = field.equals("summary") ? "{\"summary\":" + value + "}" : body;
                Reply reply = api.post(api.alice, "/tickets", once);
                assertThat(reply.status()).as(once).isEqualTo(400);
                assertThat(reply.code()).as(once).isEqualTo("validation_failed");
                assertThat(reply.fields()).as(once).containsExactly(field);
            }
        }
    }

    @Test
    void everythingThatIsWrongShouldBeToldAtOnce() {
        Reply reply = api.post(api.alice, "/tickets", "{\"summary\":1,\"description\":[],\"issue_type\":\"Epic\"}");
        assertThat(reply.fields()).containsExactly("summary", "description", "issue_type");
    }

    @Test
    void lengthsShouldBeCountedAsJiraDoes() {
        assertThat(create("a".repeat(255), "").status()).isEqualTo(201);
        assertThat(create("a".repeat(256), "").fields()).containsExactly("summary");
        assertThat(create("🐞".repeat(128), "").fields()).containsExactly("summary");
        assertThat(create("a", "漏".repeat(32_767)).status()).isEqualTo(201);
        assertThat(create("a", "a".repeat(32_768)).fields()).containsExactly("description");
        assertThat(create("a", "a".repeat(200_000)).fields()).containsExactly("description");
    }

    @Test
    void textThatCannotBeStoredShouldBeRefused() {
        for (String odd : List.of("\\u0000", "\\ud800", "\\udc00\\ud800", "a\\nb", "a\\u2028b", "a\\u001bb")) {
            Reply reply = api.post(api.alice, "/tickets", "{\"summary\":\"x" + odd + "x\"}");
            assertThat(reply.status()).as(odd).isEqualTo(400);
            assertThat(reply.fields()).as(odd).containsExactly("summary");
        }
        assertThat(api.post(api.alice, "/tickets", "{\"summary\":\"a\",\"description\":\"\\u0000\"}")
                        .fields())
                .containsExactly("description");
    }

    @Test
    void issueTypeShouldBeOneOfThreeToTheLetter() {
        for (String type : List.of("Bug", "Task", "Story")) {
            assertThat(type(type).data().path("issue_type").asText()).isEqualTo(type);
        }
        for (String type : List.of("bug", "Epic", "", " Bug")) {
            Reply reply = type(type);
            assertThat(reply.status()).as(type).isEqualTo(400);
            assertThat(reply.fields()).as(type).containsExactly("issue_type");
        }
    }

    private Reply create(String summary, String description) {
        return api.post(api.alice, "/tickets", Json.text(Map.of("summary", summary, "description", description)));
    }

    private Reply type(String type) {
        return api.post(api.alice, "/tickets", Json.text(Map.of("summary", "a", "issue_type", type)));
    }
}
