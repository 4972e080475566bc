package io.ticketbridge.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class RestServerTest {
    @Test
    void startShouldFailInOneWayWhereThePortIsTaken() {
        try (Api first = new Api()) {
            Assertions.assertThatThrownBy(() -> first.startAnotherOn(first.port()))
                    .isInstanceOf(BindException.class);
            assertThat(first.get(first.alice, "/tickets").status()).isEqualTo(200);
        }
    }

    @Test
    void portZeroShouldBeAnyFreeOneAndTheUriShouldTellWhich() {
        try (Api api = new Api()) {
            assertThat(api.port()).isPositive();
            assertThat(api.at("").toString()).isEqualTo("http://127.0.0.1:" + api.port() + "/api/v2");
        }
    }

    @Test
    void requestsInFlightShouldFinishWhenTheServerStops() {
        Api api = new Api();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        api.jira.doBefore(() -> {
            asked.countDown();
            await(go);
        });
        CompletableFuture<Reply> inFlight =
                CompletableFuture.supplyAsync(() -> api.post(api.alice, "/tickets", "{\"summary\":\"a\"}"));
        await(asked);
        CompletableFuture<Void> stop = CompletableFuture.runAsync(api::close);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> refusesConnections(api));
        assertThat(stop).isNotDone();
        go.countDown();
        assertThat(inFlight.join().status()).isEqualTo(201);
        stop.join();
    }

    @Test
    void stoppingShouldNotWaitForeverForARequestThatHangs() {
        Api api = new Api(Duration.ofMillis(300));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        api.jira.doBefore(() -> {
            asked.countDown();
            await(never);
        });
        CompletableFuture<Void> hung =
                CompletableFuture.runAsync(() -> api.post(api.alice, "/tickets", "{\"summary\":\"a\"}"));
        await(asked);
        assertThat(CompletableFuture.runAsync(api::close)).succeedsWithin(Duration.ofSeconds(10));
        never.countDown();
        assertThat(hung.handle((nothing, failure) -> failure != null)).succeedsWithin(Duration.ofSeconds(25));
    }

    @Test
    void requestsThatWaitForJiraShouldNotKeepOthersWaiting() {
        try (Api api = new Api()) {
            int waiting = Api.CAPACITY.underOneKey() - 1;
            AtomicInteger asked = new AtomicInteger();
            CountDownLatch go = new CountDownLatch(1);
            api.jira.doBefore(() -> {
                asked.incrementAndGet();
                await(go);
            });
            List<CompletableFuture<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < waiting; i++) {
                replies.add(api.sendLater(api.request(api.alice, "/tickets")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"summary\":\"" + i + "\"}"))));
            }
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> asked.get() == waiting);
            assertThat(api.get(api.alice, "/tickets").status()).isEqualTo(200);
            go.countDown();
            assertThat(replies).allMatch(reply -> reply.join().status() == 201);
        }
    }

    @Test
    void whoTakesAllPlacesUnderOneKeyShouldBeSentAwayAndNobodyElse() {
        try (Api api = new Api()) {
            CountDownLatch go = new CountDownLatch(1);
            AtomicInteger asked = new AtomicInteger();
            api.jira.doBefore(() -> {
                asked.incrementAndGet();
                await(go);
            });
            List<CompletableFuture<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < Api.CAPACITY.underOneKey(); i++) {
                replies.add(api.sendLater(api.request(api.alice, "/tickets")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"summary\":\"" + i + "\"}"))));
            }
            Awaitility.await().until(() -> asked.get() == Api.CAPACITY.underOneKey());
            Reply sentAway = api.get(api.alice, "/tickets");
            assertThat(sentAway.status() + " " + sentAway.code()).isEqualTo("429 too_many_requests");
            assertThat(sentAway.header("Retry-After")).isEqualTo("1");
            assertThat(api.get(api.bob, "/tickets").status()).isEqualTo(200);
            go.countDown();
            assertThat(replies).allMatch(reply -> reply.join().status() == 201);
            Awaitility.await().until(() -> api.get(api.alice, "/tickets").status() == 200);
        }
    }

    @Test
    void whileItIsToStopItShouldAnswerAndTellCallersToGoElsewhere() {
        Api api = new Api(Duration.ofSeconds(2), Duration.ofSeconds(1));
        CompletableFuture<Void> stop = CompletableFuture.runAsync(api::close);
        Awaitility.await()
                .until(() -> api.get(api.alice, "/tickets").header("Connection").equals("close"));
        assertThat(stop).isNotDone();
        stop.join();
    }

    @Test
    void theLastToBeLetInShouldHaveTimeToAsk() throws IOException {
        Api api = new Api(Duration.ofSeconds(2), Duration.ofSeconds(10));
        CompletableFuture<Void> stop = CompletableFuture.runAsync(api::close);
        try (Socket last = lastToBeLetIn(api)) {
            Awaitility.await().during(Duration.ofSeconds(1)).until(() -> !stop.isDone());
            last.getOutputStream().write("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
            assertThat(Raw.readTo(last, "\r\n\r\n")).startsWith("HTTP/1.1 4").contains("Connection: close");
            stop.join();
        }
    }

    @Test
    void aStopShouldNotWaitForThoseWhoHaveRestedAllTheWhile() throws IOException {
        Api api = new Api(Duration.ofSeconds(2), Duration.ofSeconds(20));
        try (Socket connected = Raw.connect(api)) {
            CompletableFuture<Void> stop = CompletableFuture.runAsync(api::close);
            assertThat(stop).succeedsWithin(Duration.ofSeconds(15));
            assertThat(Raw.readTo(connected, "\r\n\r\n")).isEmpty();
        }
    }

    /** One after the other, for whoever knocks at the very moment of closing is not let in and not refused either. */
    private static Socket lastToBeLetIn(Api api) {
        AtomicReference<Socket> last = new AtomicReference<>();
        Awaitility.await().pollInterval(Duration.ofMillis(100)).until(() -> !isLetIn(api, last));
        return last.get();
    }

    private static boolean isLetIn(Api api, AtomicReference<Socket> last) throws IOException {
        try {
            Socket before = last.getAndSet(Raw.connect(api));
            if (before != null) {
                before.close();
            }
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    private static boolean refusesConnections(Api api) {
        try (Socket socket = Raw.connect(api)) {
            return !socket.isConnected();
        } catch (ConnectException refused) {
            return true;
        } catch (IOException odd) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }
}
