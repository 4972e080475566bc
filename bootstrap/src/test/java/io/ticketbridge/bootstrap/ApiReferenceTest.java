package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.bootstrap.Api.Answer;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.TestFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every example of the reference, through HTTP, on a fixed clock; only the numbers that a server gives differ. */
class ApiReferenceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-18T09:14:02Z"), ZoneOffset.UTC);
    private static final String NEW_TICKET = """
            {
            "summary": "Reflected XSS in the login redirect",
            "description": "Reflected XSS via the redirect_url parameter on /login",
            "issue_type": "Bug"
            }""";

    private final Demo demo = Demo.start(Wiring.forDemo(0).at(CLOCK), SandboxOptions.cloud());
    private final Api alice = new Api(demo.api().toString(), demo.key("alice"));
    private final Api mallory = new Api(demo.api().toString(), demo.key("mallory"));

    @AfterEach
    void close() {
        demo.close();
    }

    @Test
    void createShouldAnswerTheRecord() throws Exception {
        Answer answer = alice.send("POST", "/tickets", NEW_TICKET);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()).isEqualTo(json("""
                                {"success": true, "data": {
                                "id": 1,
                                "jira_issue_key": "SEC-1",
                                "jira_issue_id": "10001",
                                "user_id": 1,
                                "summary": "Reflected XSS in the login redirect",
                                "description": "Reflected XSS via the redirect_url parameter on /login",
                                "issue_type": "Bug",
                                "priority": "Medium",
                                "status": "TO DO",
                                "assigned_to": null,
                                "created_at": "2026-02-18 09:14:02",
                                "updated_at": "2026-02-18 09:14:02"
                                }}"""));
    }

    @Test
    void readShouldSyncAndEnrich() throws Exception {
        alice.send("POST", "/tickets", NEW_TICKET);
        alice.send("POST", "/tickets/1/comments", "{\"comment\": \"Repro steps attached.\"}");
        alice.upload("/tickets/1/attachments", "xss-poc.png", TestFiles.png(84_213));
        demo.jira().setStatus("SEC-1", "In Progress");
        demo.jira().assign("SEC-1", "Dana Lee");
        JsonNode read = alice.get("/tickets/1").json();
        JsonNode expected = json("""
                {"success": true, "data": {
                "id": 1,
                "jira_issue_key": "SEC-1",
                "summary": "Reflected XSS in the login redirect",
                "issue_type": "Bug",
                "priority": "Medium",
                "status": "In Progress",
                "assigned_to": "Dana Lee",
                "user_email": "alice@example.com",
                "username": "alice",
                "comments": [
                {
                "id": "20001",
                "author": "You",
                "body": "Repro steps attached.",
                "created": "2026-02-18 09:14:02",
                "updated": "2026-02-18 09:14:02"
                }
                ],
                "attachments": [
                {
                "id": "30001",
                "filename": "xss-poc.png",
                "mime_type": "image/png",
                "size": 84213,
                "author": "alice",
                "created": "2026-02-18 09:14:02"
                }
                ]
                }}""");
        assertContains(read, expected);
    }

    @Test
    void commentsShouldBeAddedEditedAndDeleted() throws Exception {
        alice.send("POST", "/tickets", NEW_TICKET);
        Answer added = alice.send(
                "POST", "/tickets/1/comments", "{\"comment\": \"Confirmed on staging — escalating to high.\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.data().path("body").asText()).isEqualTo("Confirmed on staging — escalating to high.");
        Answer edited = alice.send("PUT", "/tickets/1/comments/20001", "{\"comment\": \"Fixed on staging.\"}");
        assertThat(edited.data().path("body").asText()).isEqualTo("Fixed on staging.");
        assertThat(alice.delete("/tickets/1/comments/20001").json())
                .isEqualTo(json("{\"success\": true, \"data\": {\"message\": \"Comment deleted successfully\"}}"));
    }

    @Test
    void aSpoofedFileShouldBeRefused() throws Exception {
        alice.send("POST", "/tickets", NEW_TICKET);
        assertThat(alice.upload("/tickets/1/attachments", "xss-poc.png", TestFiles.pdf())
                        .status())
                .isEqualTo(400);
        assertThat(demo.jira().issue("SEC-1").attachments()).isEmpty();
    }

    @Test
    void aPreviewShouldStreamTheRawBytesInline() throws Exception {
        alice.send("POST", "/tickets", NEW_TICKET);
        alice.upload("/tickets/1/attachments", "xss-poc.png", TestFiles.png());
        var preview = alice.bytes("/tickets/1/attachments/30001/preview");
        assertThat(preview.body()).isEqualTo(TestFiles.png());
        assertThat(preview.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(preview.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("inline");
    }

    @Test
    void syncShouldReflectWhatTheSupportTeamDid() throws Exception {
        alice.send("POST", "/tickets", NEW_TICKET);
        demo.jira().setStatus("SEC-1", "Done");
        demo.jira().assign("SEC-1", "Dana Lee");
        assertContains(alice.send("POST", "/tickets/1/sync", "").json(), json("""
                        {"success": true, "data": {
                        "id": 1, "jira_issue_key": "SEC-1", "status": "Done", "assigned_to": "Dana Lee"}}"""));
    }

    @Test
    void deleteShouldCloseTheIssueAndRemoveTheTicketFromTheList() throws Exception {
        alice.send("POST", "/tickets", NEW_TICKET);
        assertThat(alice.delete("/tickets/1").json())
                .isEqualTo(json("{\"success\": true, \"data\": {\"message\": \"Ticket deleted successfully\"}}"));
        assertThat(demo.jira().issue("SEC-1").status()).isEqualTo("Done");
        assertThat(alice.get("/tickets").data().path("items")).isEmpty();
    }

    @Test
    void withoutAnIntegrationItShouldSaySo() throws Exception {
        Answer answer = mallory.send("POST", "/tickets", NEW_TICKET);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("message").asText()).isEqualTo("Jira integration is not configured");
    }

    /** Every member that the reference shows is there with that value; there may be more. */
    private static void assertContains(JsonNode actual, JsonNode expected) {
        if (!expected.isContainerNode()) {
            assertThat(actual).isEqualTo(expected);
            return;
        }
        expected.properties().forEach(member -> assertContains(actual.path(member.getKey()), member.getValue()));
        for (int i = 0; expected.isArray() && i < expected.size(); i++) {
            assertThat(actual).hasSize(expected.size());
            assertContains(actual.path(i), expected.get(i));
        }
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
