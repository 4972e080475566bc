package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RefusalMapperTest {
    private final Api api = new Api();
    private int opened;

    @AfterEach
    void stop() {
        api.close();
    }

    private static final IssueRef ISSUE = new IssueRef("10542", "SCYTALEIN-204");

    @Test
    void theTableShouldKnowEveryRefusalThatThereIs() {
        assertThat(RefusalMapper.MEANINGS.keySet()).isEqualTo(Set.of(Refusal.class.getPermittedSubclasses()));
    }

    @Test
    void eachOfJirasTroublesShouldHaveItsStatusAndCode() {
        api.openTicket(api.alice);
        Map<Refusal, String> table = new LinkedHashMap<>();
        table.put(new Refusal.NoWayToClose(ISSUE, "none"), "409 no_close_transition");
        table.put(new Refusal.RejectedByJira("Jira refused", List.of()), "422 jira_rejected");
        table.put(new Refusal.JiraNotConfigured(), "500 jira_not_configured");
        table.put(new Refusal.IssueGone(ISSUE), "502 jira_issue_gone");
        table.put(new Refusal.JiraRefusedCredentials(), "502 jira_credentials_refused");
        table.put(new Refusal.JiraAnsweredNonsense("HTML"), "502 jira_bad_answer");
        table.put(new Refusal.AddressNotAllowed("loopback"), "502 address_not_allowed");
        table.put(new Refusal.JiraUnavailable(Optional.empty()), "503 jira_unavailable");
        table.put(new Refusal.StoreUnavailable(new IOException("disk full")), "503 store_unavailable");
        table.put(new Refusal.OutcomeUnknown(new IOException("reset")), "503 ticket_outcome_unknown");
        table.put(new Refusal.JiraTimedOut(new IOException("slow")), "504 jira_timeout");
        table.put(new Refusal.NameTaken("integration", "a"), "409 name_taken");
        table.forEach((refusal, meaning) -> {
            api.jira.failWith(refusal);
            Reply reply = api.post(api.alice, "/tickets/1/sync");
            assertThat(reply.status() + " " + reply.code()).isEqualTo(meaning);
            assertThat(reply.message()).isEqualTo(refusal.getMessage());
            assertThat(reply.json().has("errors")).isFalse();
        });
    }

    @Test
    void jirasFieldErrorsShouldBeTold() {
        api.jira.failWith(new Refusal.RejectedByJira(
                "Jira refused the values",
                List.of(new Violation("Environment", "Environment is required", "rejected"))));
        Reply reply = openAnother();
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("errors").toString())
                .isEqualTo("[{\"field\":\"Environment\",\"message\":\"Environment is required\","
                        + "\"code\":\"rejected\"}]");
    }

    @Test
    void whoShouldComeBackShouldBeToldWhen() {
        assertThat(retryAfter(new Refusal.JiraUnavailable(Optional.of(Duration.ofSeconds(17)))))
                .isEqualTo("17");
        assertThat(retryAfter(new Refusal.JiraUnavailable(Optional.of(Duration.ofMillis(1_001)))))
                .isEqualTo("2");
        assertThat(retryAfter(new Refusal.JiraUnavailable(Optional.of(Duration.ZERO))))
                .isEqualTo("1");
        assertThat(retryAfter(new Refusal.JiraUnavailable(Optional.empty()))).isEqualTo("5");
        assertThat(retryAfter(new Refusal.OutcomeUnknown(new IOException("reset"))))
                .isEqualTo("5");
    }

    @Test
    void whatNobodyForesawShouldBeAnsweredWithItsIdAlone() {
        for (RuntimeException failure : List.of(
                new IllegalStateException("jdbc:h2:secret io.ticketbridge.Broken"),
                new NullPointerException("a.b.C"),
                new jakarta.ws.rs.BadRequestException("io.ticketbridge.Broken"))) {
            api.jira.failWith(failure);
            Reply reply = openAnother();
            assertThat(reply.status()).isIn(500, 400);
            assertThat(reply.text())
                    .doesNotContain("secret")
                    .doesNotContain("Broken")
                    .doesNotContain("a.b");
        }
        api.jira.doBefore(() -> {
            throw new OutOfMemoryError("a.b.C");
        });
        Reply reply = openAnother();
        assertThat(reply.text())
                .isEqualTo("{\"success\":false,"
                        + "\"message\":\"Something went wrong on our side; name the request id when you report it\","
                        + "\"code\":\"internal_error\",\"request_id\":\"" + reply.header("X-Request-Id") + "\"}");
        assertThat(reply.status()).isEqualTo(500);
    }

    /** A ticket unlike any before, for a repeat would join the one before it. */
    private Reply openAnother() {
        return api.post(api.alice, "/tickets", "{\"summary\":\"" + ++opened + "\"}");
    }

    private String retryAfter(Refusal refusal) {
        api.jira.failWith(refusal);
        return openAnother().header("Retry-After");
    }
}
