package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.TestFiles;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TicketsApiTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void createShouldAnswerTheRecordOfTheReference() {
        Reply reply = api.post(api.alice, "/tickets", """
                {
                  "summary": "Reflected XSS in the login redirect",
                  "description": "Reflected XSS via the redirect_url parameter on /login",
                  "issue_type": "Bug"
                }""");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":1,\"jira_issue_key\":\"SCYTALEIN-204\","
                        + "\"jira_issue_id\":\"10542\",\"user_id\":1,"
                        + "\"summary\":\"Reflected XSS in the login redirect\","
                        + "\"description\":\"Reflected XSS via the redirect_url parameter on /login\","
                        + "\"issue_type\":\"Bug\",\"priority\":\"Medium\",\"status\":\"TO DO\",\"assigned_to\":null,"
                        + "\"created_at\":\"2026-02-18 09:14:02\",\"updated_at\":\"2026-02-18 09:14:02\"}}");
    }

    @Test
    void createShouldIgnoreFieldsThatAreNotTheCallersToSet() {
        Reply reply = api.post(
                api.alice,
                "/tickets",
                "{\"summary\":\"a\",\"id\":99,\"user_id\":4,\"jira_issue_key\":\"X-1\",\"status\":\"Done\","
                        + "\"priority\":\"High\",\"created_at\":\"2000-01-01 00:00:00\",\"team_id\":7}");
        JsonNode data = reply.data();
        assertThat(data.path("id").asLong()).isEqualTo(1);
        assertThat(data.path("user_id").asLong()).isEqualTo(1);
        assertThat(data.path("jira_issue_key").asText()).isEqualTo("SCYTALEIN-204");
        assertThat(data.path("status").asText()).isEqualTo("TO DO");
        assertThat(data.path("priority").asText()).isEqualTo("Medium");
        assertThat(data.path("created_at").asText()).isEqualTo("2026-02-18 09:14:02");
    }

    @Test
    void createShouldBeABugWithoutDescriptionWhereNothingElseIsSaid() {
        JsonNode data = api.post(
                        api.alice, "/tickets", "{\"summary\":\" a \",\"description\":null,\"issue_type\":null}")
                .data();
        assertThat(data.path("summary").asText()).isEqualTo("a");
        assertThat(data.path("description").isNull()).isTrue();
        assertThat(data.path("issue_type").asText()).isEqualTo("Bug");
    }

    @Test
    void createShouldKeepAnyScriptAsItCame() {
        String summary = "Überlauf 漏洞 🐞 \\u00e9";
        JsonNode data = api.post(api.alice, "/tickets", "{\"summary\":\"" + summary + "\"}")
                .data();
        assertThat(data.path("summary").asText()).isEqualTo("Überlauf 漏洞 🐞 é");
    }

    @Test
    void createShouldBeRefusedInTheReferencesWordsWithoutAnIntegration() {
        Reply reply = api.post(api.mallory, "/tickets", "{\"summary\":\"a\"}");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo("jira_not_configured");
        assertThat(reply.message()).isEqualTo("Jira integration is not configured");
    }

    @Test
    void readShouldAddWhoComments() {
        long id = api.openTicket(api.alice);
        api.post(api.alice, "/tickets/1/comments", "{\"comment\":\"Repro steps attached.\"}");
        api.upload(api.alice, "/tickets/1/attachments", Multipart.file("xss-poc.png", TestFiles.png()));
        api.jira.move("10542", "In Progress", "Dana Lee");
        api.clock.advance(Duration.ofSeconds(30));
        String signed = api.get(api.alice, "/tickets/" + id)
                .data()
                .path("attachments")
                .path(0)
                .path("preview_url")
                .asText();
        assertThat(api.get(api.alice, "/tickets/" + id).text())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":1,\"jira_issue_key\":\"SCYTALEIN-204\","
                        + "\"jira_issue_id\":\"10542\",\"user_id\":1,"
                        + "\"summary\":\"Reflected XSS in the login redirect\",\"description\":null,"
                        + "\"issue_type\":\"Bug\",\"priority\":\"Medium\",\"status\":\"In Progress\","
                        + "\"assigned_to\":\"Dana Lee\",\"created_at\":\"2026-02-18 09:14:02\","
                        + "\"updated_at\":\"2026-02-18 09:14:32\","
                        + "\"user_email\":\"alice@example.com\",\"username\":\"alice\","
                        + "\"comments\":[{\"id\":\"10231\",\"author\":\"You\",\"body\":\"Repro steps attached.\","
                        + "\"created\":\"2026-02-18 09:14:02\",\"updated\":\"2026-02-18 09:14:02\"}],"
                        + "\"attachments\":[{\"id\":\"10688\",\"filename\":\"xss-poc.png\","
                        + "\"mime_type\":\"image/png\",\"size\":70,\"author\":\"alice\","
                        + "\"created\":\"2026-02-18 09:14:02\",\"preview_url\":\"" + signed + "\"}],"
                        + "\"sync\":{\"state\":\"fresh\",\"synced_at\":\"2026-02-18 09:14:32\","
                        + "\"source\":\"read\",\"jira_updated\":null,\"link_state\":\"linked\"}}}");
    }

    @Test
    void readShouldShowWhatWasLastSeenAndSaySoWhereJiraIsAway() {
        api.openTicket(api.alice);
        api.get(api.alice, "/tickets/1");
        api.jira.failWith(new Refusal.JiraUnavailable(Optional.empty()));
        Reply reply = api.get(api.alice, "/tickets/1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().path("sync").toString())
                .isEqualTo("{\"state\":\"stale\",\"synced_at\":\"2026-02-18 09:14:02\","
                        + "\"source\":\"read\",\"jira_updated\":null,\"link_state\":\"linked\","
                        + "\"reason\":\"Jira is not available: try again later\"}");
    }

    @Test
    void aReaderShouldSayHowNewItMustBe() {
        api.openTicket(api.alice);
        int asked = api.jira.journal().size();
        Reply never = api.get(api.alice, "/tickets/1?fresh=never");
        assertThat(never.data().at("/sync/state").asText()).isEqualTo("stale");
        assertThat(never.data().at("/sync/synced_at").isNull()).isTrue();
        assertThat(api.jira.journal()).hasSize(asked);
        assertThat(api.get(api.alice, "/tickets/1?fresh=require")
                        .data()
                        .at("/sync/state")
                        .asText())
                .isEqualTo("fresh");
        api.jira.failWith(new Refusal.JiraUnavailable(Optional.empty()));
        assertThat(api.get(api.alice, "/tickets/1?fresh=require").status()).isEqualTo(503);
        assertThat(api.get(api.alice, "/tickets/1?fresh=prefer").status()).isEqualTo(200);
        assertThat(api.get(api.alice, "/tickets/1?fresh=yes").fields()).containsExactly("fresh");
    }

    @Test
    void anIssueThatJiraDoesNotShowShouldBeToldAsInaccessibleUntilItDoes() {
        api.openTicket(api.alice);
        api.jira.failWith(new Refusal.IssueGone(new IssueRef("10542", "SCYTALEIN-204")));
        Reply missed = api.get(api.alice, "/tickets/1");
        assertThat(missed.data().at("/sync/link_state").asText()).isEqualTo("inaccessible");
        assertThat(missed.data().at("/sync/reason").asText()).isNotEmpty();
        api.jira.doBefore(() -> {});
        api.clock.advance(Duration.ofSeconds(1));
        assertThat(api.get(api.alice, "/tickets/1")
                        .data()
                        .at("/sync/link_state")
                        .asText())
                .isEqualTo("linked");
        assertThat(api.get(api.alice, "/tickets/1/timeline").data().path("events"))
                .extracting(event -> event.path("event").asText() + " "
                        + event.path("became").asText() + " "
                        + event.path("source").asText())
                .containsExactly(
                        "ticket.created null null",
                        "ticket.link_changed inaccessible read",
                        "ticket.link_changed linked read");
    }

    @Test
    void syncShouldAnswerTheRefreshedTicket() {
        api.openTicket(api.alice);
        api.jira.move("10542", "Done", "Dana Lee");
        Reply reply = api.post(api.alice, "/tickets/1/sync");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().path("status").asText()).isEqualTo("Done");
        assertThat(reply.data().path("assigned_to").asText()).isEqualTo("Dana Lee");
        assertThat(reply.data().has("comments")).isFalse();
    }

    @Test
    void deleteShouldCloseTheIssueAndForgetTheTicket() {
        api.openTicket(api.alice);
        Reply reply = api.delete(api.alice, "/tickets/1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"success\":true,\"data\":{\"message\":\"Ticket deleted successfully\"}}");
        assertThat(api.jira.journal()).contains("close 10542");
        assertThat(api.get(api.alice, "/tickets/1").status()).isEqualTo(404);
    }

    @Test
    void deleteShouldBeForbiddenToATeammateWhoMaySeeTheTicket() {
        api.openTicket(api.alice);
        Reply reply = api.delete(api.bob, "/tickets/1");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("forbidden");
        assertThat(api.delete(api.admin, "/tickets/1").status()).isEqualTo(200);
    }

    @Test
    void listShouldHoldTheCallersOwnNewestFirst() {
        api.openTicket(api.alice);
        api.openTicket(api.bob);
        api.openTicket(api.alice);
        Reply reply = api.get(api.alice, "/tickets");
        assertThat(reply.data().path("items").findValuesAsText("id")).containsExactly("3", "1");
        assertThat(reply.data().path("pagination").toString())
                .isEqualTo("{\"total\":2,\"count\":2,\"per_page\":20,\"current_page\":1,\"total_pages\":1}");
        assertThat(api.get(api.admin, "/tickets").data().path("items")).isEmpty();
    }

    @Test
    void listShouldShowEachTicketExactlyAsCreateAnsweredIt() {
        JsonNode created =
                api.post(api.alice, "/tickets", "{\"summary\":\"a\"}").data();
        assertThat(api.get(api.alice, "/tickets").data().path("items").path(0)).isEqualTo(created);
    }

    @Test
    void listShouldBeCutIntoPagesAndEmptyPastItsEnd() {
        for (int i = 0; i < 5; i++) {
            api.openTicket(api.alice);
        }
        JsonNode second = api.get(api.alice, "/tickets?page=2&per_page=2").data();
        assertThat(second.path("items").findValuesAsText("id")).containsExactly("3", "2");
        assertThat(second.path("pagination").toString())
                .isEqualTo("{\"total\":5,\"count\":2,\"per_page\":2,\"current_page\":2,\"total_pages\":3}");
        JsonNode past = api.get(api.alice, "/tickets?page=92233720368547758&per_page=100")
                .data();
        assertThat(past.path("items")).isEmpty();
        assertThat(past.path("pagination").path("count").asInt()).isZero();
    }

    @Test
    void listShouldRefuseAPageThatIsNoNumberFromOne() {
        for (String page : List.of(
                "0", "-1", "abc", "", "1.5", "%2B1", "1e3", "99999999999999999999", "9223372036854775807", "٣")) {
            Reply reply = api.get(
                    api.alice, "/tickets?page=" + URLEncoder.encode(page.replace("%2B", "+"), StandardCharsets.UTF_8));
            assertThat(reply.status()).as(page).isEqualTo(400);
            assertThat(reply.code()).as(page).isEqualTo("validation_failed");
            assertThat(reply.fields()).as(page).containsExactly("page");
        }
    }

    @Test
    void listShouldRefuseAPageSizeThatIsNotOneToAHundred() {
        for (String size : List.of("0", "-1", "101", "abc", "", "2147483648", "99999999999999999999")) {
            Reply reply = api.get(api.alice, "/tickets?per_page=" + size);
            assertThat(reply.status()).as(size).isEqualTo(400);
            assertThat(reply.fields()).as(size).containsExactly("per_page");
        }
        assertThat(api.get(api.alice, "/tickets?per_page=100").status()).isEqualTo(200);
    }

    @Test
    void listShouldRefuseAPageThatIsSaidTwice() {
        assertThat(api.get(api.alice, "/tickets?page=1&page=1").fields()).containsExactly("page");
        assertThat(api.get(api.alice, "/tickets?per_page=1&per_page=2").fields())
                .containsExactly("per_page");
    }

    @Test
    void theTimelineShouldTellWhatHappenedAndAskJiraNothing() {
        String path = "/tickets/" + api.openTicket(api.alice);
        api.clock.advance(Duration.ofSeconds(1));
        api.post(api.bob, path + "/comments", "{\"comment\":\"Confirmed\"}");
        api.clock.advance(Duration.ofSeconds(1));
        api.jira.move("10542", "In Progress", "Dana Lee");
        api.get(api.alice, path);
        int asked = api.jira.journal().size();
        Reply reply = api.get(api.alice, path + "/timeline");
        assertThat(reply.data().path("events"))
                .extracting(event -> event.path("event").asText() + " "
                        + event.path("by").asText() + " " + event.path("was").asText() + " "
                        + event.path("became").asText())
                .containsExactly(
                        "ticket.created alice null null",
                        "comment.added User null null",
                        "ticket.status_changed null TO DO In Progress",
                        "ticket.assigned null null Dana Lee");
        assertThat(api.jira.journal()).hasSize(asked);
        assertThat(api.get(api.mallory, path + "/timeline").status()).isEqualTo(404);
    }

    @Test
    void whereAnIssueIsShouldBeToldToWhoeverAsks() {
        String path = "/tickets/" + api.openTicket(api.alice);
        api.get(api.alice, path);
        JsonNode listed = api.get(api.alice, "/tickets?expand=jira").data().at("/items/0/jira");
        JsonNode read = api.get(api.bob, path + "?expand=jira").data().path("jira");
        assertThat(listed).isEqualTo(read);
        assertThat(read.path("url").asText()).endsWith("/browse/SCYTALEIN-204");
        assertThat(read.path("status_category").asText()).isEqualTo("new");
        assertThat(read.path("synced_at").asText()).isEqualTo("2026-02-18 09:14:02");
        assertThat(api.get(api.alice, "/tickets").data().at("/items/0").has("jira"))
                .isFalse();
        JsonNode never = api.get(api.alice, path + "?fresh=never").data().path("sync");
        JsonNode sync = api.get(api.alice, "/tickets?expand=jira").data().at("/items/0/sync");
        for (String field : List.of("state", "synced_at", "source", "jira_updated", "link_state")) {
            assertThat(sync.path(field)).as(field).isEqualTo(never.path(field));
        }
        assertThat(sync.path("reason").asText()).contains("as for any list");
        for (String wrong : List.of("/tickets?expand=all", path + "?expand=")) {
            assertThat(api.get(api.alice, wrong).fields()).containsExactly("expand");
        }
    }
}
