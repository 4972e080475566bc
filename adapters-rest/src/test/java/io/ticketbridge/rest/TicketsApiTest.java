package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

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
        Reply reply = api.post(
                api.alice,
                "/tickets",
                """
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
}
