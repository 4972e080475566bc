package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CommentsApiTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void addEditAndDeleteShouldAnswerAsTheReferenceSays() {
        api.openTicket(api.alice);
        Reply added = api.post(api.alice, "/tickets/1/comments", "{\"comment\":\"Confirmed on staging.\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":\"10231\",\"author\":\"You\","
                        + "\"body\":\"Confirmed on staging.\",\"created\":\"2026-02-18 09:14:02\","
                        + "\"updated\":\"2026-02-18 09:14:02\"}}");
        Reply put = api.put(api.alice, "/tickets/1/comments/10231", "{\"comment\":\"Twice\"}");
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.data().path("body").asText()).isEqualTo("Twice");
        assertThat(put.data().path("updated").asText()).isEqualTo("2026-02-18 09:15:02");
        Reply deleted = api.delete(api.alice, "/tickets/1/comments/10231");
        assertThat(deleted.text())
                .isEqualTo("{\"success\":true,\"data\":{\"message\":\"Comment deleted successfully\"}}");
        assertThat(api.delete(api.alice, "/tickets/1/comments/10231").status()).isEqualTo(404);
    }

    @Test
    void patchShouldDoAsPutDoes() {
        api.openTicket(api.alice);
        api.post(api.alice, "/tickets/1/comments", "{\"comment\":\"a\"}");
        Reply reply = api.json(
                "PATCH", api.alice, "/tickets/1/comments/10231", BodyPublishers.ofString("{\"comment\":\"b\"}"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().path("body").asText()).isEqualTo("b");
    }

    @Test
    void commentShouldBeAStringThatIsNotBlankNorTooLong() {
        api.openTicket(api.alice);
        for (String body : List.of(
                "{}",
                "{\"comment\":null}",
                "{\"comment\":\" \"}",
                "{\"comment\":1}",
                "{\"comment\":[\"a\"]}",
                "{\"comment\":\"" + "a".repeat(32_768) + "\"}")) {
            Reply reply = api.post(api.alice, "/tickets/1/comments", body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.fields()).containsExactly("comment");
        }
        assertThat(api.jira.journal()).noneMatch(asked -> asked.startsWith("comment"));
    }

    @Test
    void authorShouldBeNamedForTheViewer() {
        api.openTicket(api.alice);
        api.post(api.alice, "/tickets/1/comments", "{\"comment\":\"hers\"}");
        api.post(api.bob, "/tickets/1/comments", "{\"comment\":\"his\"}");
        api.post(api.admin, "/tickets/1/comments", "{\"comment\":\"admin's\"}");
        api.jira.writeInJira("10542", "support's");
        assertThat(authors(api.alice)).containsExactly("You", "User", "Admin", "Admin");
        assertThat(authors(api.bob)).containsExactly("User", "You", "Admin", "Admin");
        assertThat(authors(api.admin)).containsExactly("User", "User", "You", "Admin");
    }

    @Test
    void changingSomeoneElsesShouldBeForbiddenAndJiraNotAsked() {
        api.openTicket(api.alice);
        api.post(api.alice, "/tickets/1/comments", "{\"comment\":\"hers\"}");
        Reply edited = api.put(api.bob, "/tickets/1/comments/10231", "{\"comment\":\"his\"}");
        assertThat(edited.status()).isEqualTo(403);
        assertThat(edited.code()).isEqualTo("forbidden");
        assertThat(api.delete(api.bob, "/tickets/1/comments/10231").status()).isEqualTo(403);
        assertThat(api.jira.journal()).noneMatch(asked -> asked.startsWith("edit") || asked.startsWith("uncomment"));
        assertThat(api.put(api.admin, "/tickets/1/comments/10231", "{\"comment\":\"b\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCommentOfAnotherTicketShouldBeUnknown() {
        api.openTicket(api.alice);
        api.openTicket(api.alice);
        api.post(api.alice, "/tickets/1/comments", "{\"comment\":\"a\"}");
        Reply reply = api.put(api.alice, "/tickets/2/comments/10231", "{\"comment\":\"b\"}");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("not_found");
        assertThat(api.delete(api.alice, "/tickets/2/comments/10231").status()).isEqualTo(404);
    }

    @Test
    void whatCanBeNoIdShouldBeUnknown() {
        api.openTicket(api.alice);
        for (String id : List.of("abc", "0", "-1", "9223372036854775808", "1;x=y", "01", "%31", "1.0")) {
            assertThat(api.delete(api.alice, "/tickets/1/comments/" + id).status())
                    .as(id)
                    .isEqualTo(404);
        }
        assertThat(api.jira.journal()).containsExactly("open Reflected XSS in the login redirect");
    }

    private List<String> authors(String key) {
        return api.get(key, "/tickets/1").data().path("comments").findValuesAsText("author");
    }
}
