package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.TicketStatus;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final TicketStatus DONE = new TicketStatus("Done", Optional.of(StatusCategory.DONE));

    private final Api api = new Api();
    private final List<Stream<String>> open = new ArrayList<>();

    @AfterEach
    void stop() {
        open.forEach(Stream::close);
        api.close();
    }

    @Test
    void whatHappensShouldBeToldAsItHappens() throws Exception {
        long id = api.openTicket(api.alice);
        settle();
        Iterator<String> stream = follow(api.request(api.alice, "/events/stream"));
        assertThat(next(stream)).containsExactly("retry: 2000", "id: 1");
        api.jira.move("10542", DONE, Optional.of("Dana Lee"));
        api.get(api.alice, "/tickets/" + id);
        settle();
        List<String> told = next(stream);
        assertThat(told.subList(0, 2)).containsExactly("id: 2", "event: ticket.status_changed");
        assertThat(Reply.parse(told.get(2).substring("data: ".length())))
                .isEqualTo(api.get(api.alice, "/events?after=1")
                        .data()
                        .path("events")
                        .get(0));
        assertThat(next(stream)).startsWith("id: 3", "event: ticket.assigned");
        assertThat(next(stream)).startsWith("id: 4", "event: ticket.closed");
    }

    @Test
    void whoComesAgainShouldGoOnAfterTheLastThatCame() throws Exception {
        api.openTicket(api.alice);
        api.openTicket(api.alice);
        settle();
        Iterator<String> all = follow(api.request(api.alice, "/events/stream?after="));
        assertThat(next(all)).startsWith("retry: 2000", "id: 1", "event: ticket.created");
        Iterator<String> again =
                follow(api.request(api.alice, "/events/stream?after=").header("Last-Event-ID", "1"));
        assertThat(next(again)).startsWith("retry: 2000", "id: 2", "event: ticket.created");
        Iterator<String> after = follow(api.request(api.alice, "/events/stream?after=1"));
        assertThat(next(after)).startsWith("retry: 2000", "id: 2", "event: ticket.created");
    }

    @Test
    void whatOneMayNotSeeShouldMoveOnlyTheirPlace() throws Exception {
        Iterator<String> stream = follow(api.request(api.mallory, "/events/stream"));
        assertThat(next(stream)).containsExactly("retry: 2000", "id: 0");
        api.openTicket(api.alice);
        settle();
        assertThat(next(stream)).containsExactly("id: 1");
    }

    @Test
    void aPlaceThatIsNoneShouldBeRefused() {
        for (String odd : List.of("x", "now", "-1", "1 2")) {
            Reply refused = api.send(api.request(api.alice, "/events/stream").header("Last-Event-ID", odd));
            assertThat(refused.status() + " " + refused.code()).as(odd).isEqualTo("400 validation_failed");
            assertThat(refused.fields()).containsExactly("Last-Event-ID");
        }
        assertThat(api.get(api.alice, "/events/stream?after=x").fields()).containsExactly("after");
        Reply never = api.send(api.request(api.alice, "/events/stream").header("Last-Event-ID", "7"));
        assertThat(never.status() + " " + never.code()).isEqualTo("410 events_gone");
    }

    @Test
    void aStreamShouldTakeNoPlaceAmongTheRequestsAtWork() throws Exception {
        next(follow(api.request(api.alice, "/events/stream")));
        assertThat(api.server().atWork()).isZero();
    }

    @Test
    void oneUserShouldHaveFewStreamsAndEachOfThemAgainOnceItIsClosed() throws Exception {
        for (int i = 0; i < EventStreams.OF_ONE; i++) {
            next(follow(api.request(api.alice, "/events/stream")));
        }
        Reply refused = api.get(api.alice, "/events/stream");
        assertThat(refused.status() + " " + refused.code()).isEqualTo("429 too_many_streams");
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        assertThat(api.get(api.bob, "/events/stream").status()).isEqualTo(200);
        assertThat(api.head(api.alice, "/events/stream").status()).isEqualTo(200);
        open.remove(0).close();
        Awaitility.await().until(() -> api.get(api.alice, "/events/stream").status(), status -> status == 200);
    }

    @Test
    void aKeyThatIsTakenAwayShouldEndItsStream() throws Exception {
        Reply made = api.post(api.alice, "/keys", "{\"name\": \"stream\", \"days\": 1}");
        Iterator<String> stream = follow(api.request(made.data().path("api_key").asText(), "/events/stream"));
        next(stream);
        api.delete(api.alice, "/keys/" + made.data().at("/key/id").asText());
        assertThat(stream.hasNext()).isFalse();
    }

    @Test
    void aServerThatStopsShouldEndItsStreams() throws Exception {
        Iterator<String> stream = follow(api.request(api.alice, "/events/stream"));
        next(stream);
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(api::close);
        assertThat(stream.hasNext()).isFalse();
        assertThat(stopping).succeedsWithin(Duration.ofSeconds(4));
    }

    private void settle() {
        api.events.settle(100);
    }

    /** A message, without the blank line that ends it. */
    private static List<String> next(Iterator<String> lines) {
        List<String> message = new ArrayList<>();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            if (!line.startsWith(":")) {
                message.add(line);
            }
        }
        return message;
    }

    private Iterator<String> follow(HttpRequest.Builder request) throws Exception {
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines());
        open.add(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return answer.body().iterator();
    }
}
