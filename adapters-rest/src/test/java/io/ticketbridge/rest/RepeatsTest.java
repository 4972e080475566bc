package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Refusal;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are the same wish, and which are two. */
final class RepeatsTest {
    private static final String BODY = "{\"summary\":\"Reflected XSS\"}";

    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void twoEqualRequestsWhoseAnswersArrivedShouldBeTwoTickets() {
        long first = api.openTicket(api.alice);
        assertThat(api.openTicket(api.alice)).isNotEqualTo(first);
    }

    @Test
    void aRepeatUnderItsKeyShouldGetTheSameAnswer() {
        Reply first = create(api.alice, "nightly-42", BODY);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        Reply replay = create(api.alice, "nightly-42", BODY);
        assertThat(replay.status()).isEqualTo(201);
        assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(replay.text()).isEqualTo(first.text());
        assertThat(api.jira.journal()).hasSize(1);
    }

    @Test
    void aCommentShouldBeReplayedUnderItsKeyToo() {
        String comments = "/tickets/" + api.openTicket(api.alice) + "/comments";
        Reply first = create(api.alice, comments, "c-1", "{\"comment\":\"Confirmed\"}");
        Reply replay = create(api.alice, comments, "c-1", "{\"comment\":\"Confirmed\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(replay.text()).isEqualTo(first.text());
        assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(api.jira.journal())
                .filteredOn(asked -> asked.startsWith("comment"))
                .hasSize(1);
    }

    @Test
    void aKeyShouldStandForOneRequestOfOneUser() {
        create(api.alice, "nightly-42", BODY);
        Reply reused = create(api.alice, "nightly-42", "{\"summary\":\"Something else\"}");
        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.code()).isEqualTo("idempotency_key_reused");
        assertThat(api.jira.journal()).hasSize(1);
        assertThat(create(api.bob, "nightly-42", BODY).status()).isEqualTo(201);
        assertThat(api.jira.journal()).hasSize(2);
    }

    @Test
    void aKeyThatIsNoneShouldBeRefused() {
        Reply refused = create(api.alice, "k".repeat(256), BODY);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("Idempotency-Key");
        assertThat(create(api.alice, "k".repeat(255), BODY).status()).isEqualTo(201);
    }

    @Test
    void whatIsNotKnownYetShouldBeToldWithWhatARepeatJoins() {
        api.jira.failWith(new Refusal.OutcomeUnknown(new IOException("reset")));
        Reply unknown = api.post(api.alice, "/tickets", BODY);
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.code()).isEqualTo("ticket_outcome_unknown");
        assertThat(unknown.header("Retry-After")).isEqualTo("5");
        assertThat(unknown.json().path("retry_safe").asBoolean()).isTrue();
        Reply repeat = api.post(api.alice, "/tickets", BODY);
        assertThat(repeat.json().path("intent").asText())
                .isNotEmpty()
                .isEqualTo(unknown.json().path("intent").asText());
        assertThat(api.jira.journal())
                .filteredOn(asked -> asked.startsWith("open"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverWentAwayBeforeTheAnswerShouldGetTheSameTicketOnTheirRepeat(boolean byReset) throws IOException {
        CountDownLatch gone = new CountDownLatch(1);
        api.jira.doBefore(() -> await(gone));
        try (Socket socket = Raw.connect(api)) {
            socket.getOutputStream().write(raw().getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().until(() -> api.jira.journal().size() == 1);
            socket.setSoLinger(byReset, 0);
        }
        gone.countDown();
        Awaitility.await().until(() -> total() == 1);
        Reply repeat = api.post(api.alice, "/tickets", BODY);
        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.data().path("id").asLong()).isEqualTo(1);
        assertThat(api.jira.journal()).hasSize(1);
        assertThat(api.post(api.alice, "/tickets", BODY).data().path("id").asLong())
                .isEqualTo(2);
    }

    private Reply create(String user, String key, String body) {
        return create(user, "/tickets", key, body);
    }

    private Reply create(String user, String path, String key, String body) {
        return api.send(api.request(user, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private long total() {
        return api.get(api.alice, "/tickets").data().at("/pagination/total").asLong();
    }

    private String raw() {
        return "POST /api/v2/tickets HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + api.alice
                + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }
}
