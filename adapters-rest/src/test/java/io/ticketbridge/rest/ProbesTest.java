package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class ProbesTest {
    @Test
    void aServerThatCanWorkShouldSaySoToAnybody() {
        try (Api api = new Api()) {
            assertThat(ask(api, "GET", "/livez").text()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"live\"}}");
            Reply ready = ask(api, "GET", "/readyz");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.text()).isEqualTo("{\"success\":true,\"data\":{\"status\":\"ready\"}}");
            assertThat(ready.header("Cache-Control")).isEqualTo("no-store");
            assertThat(ready.header("X-Request-Id")).isNotEmpty();
        }
    }

    @Test
    void headShouldTellTheSameWithoutABodyAndOtherMethodsBeRefused() {
        try (Api api = new Api()) {
            for (String path : List.of("/livez", "/readyz")) {
                Reply head = ask(api, "HEAD", path);
                assertThat(head.status() + head.text()).isEqualTo("200");
                Reply refused = ask(api, "POST", path);
                assertThat(refused.status() + " " + refused.code()).isEqualTo("405 method_not_allowed");
                assertThat(refused.header("Allow")).isEqualTo("GET,HEAD");
            }
        }
    }

    @Test
    void aServerWithoutItsDatabaseShouldBeAliveAndNotReadyAndReadyAgainAfterwards() {
        try (Api api = new Api()) {
            api.storeWorks = () -> false;
            Awaitility.await().until(() -> ask(api, "GET", "/readyz").status() == 503);
            assertThat(ask(api, "GET", "/readyz").code()).isEqualTo("store_unavailable");
            assertThat(ask(api, "GET", "/livez").status()).isEqualTo(200);
            api.storeWorks = () -> {
                throw new IllegalStateException("odd");
            };
            assertThat(ask(api, "GET", "/readyz").status()).isEqualTo(503);
            api.storeWorks = () -> true;
            Awaitility.await().until(() -> ask(api, "GET", "/readyz").status() == 200);
        }
    }

    @Test
    void aDatabaseThatHangsShouldBeLookedAtOnceForAllAndNobodyWaitLong() {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        try (Api api = new Api()) {
            api.storeWorks = () -> {
                looks.incrementAndGet();
                return isCountedDown(go);
            };
            long began = System.nanoTime();
            List<CompletableFuture<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                replies.add(api.sendLater(request(api, "GET", "/readyz")));
            }
            replies.forEach(CompletableFuture::join);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(ask(api, "GET", "/readyz").status()).isEqualTo(503);
            assertThat(looks).hasValue(1);
            go.countDown();
            Awaitility.await().until(() -> ask(api, "GET", "/readyz").status() == 200);
        }
    }

    @Test
    void probesShouldBeAnsweredWhereAllPlacesAreTaken() {
        try (Api api = new Api()) {
            CountDownLatch go = new CountDownLatch(1);
            AtomicInteger asked = new AtomicInteger();
            api.jira.doBefore(() -> {
                asked.incrementAndGet();
                isCountedDown(go);
            });
            List<CompletableFuture<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < Api.CAPACITY.atOnce(); i++) {
                String key = i % 2 == 0 ? api.alice : api.bob;
                replies.add(api.sendLater(api.request(key, "/tickets")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"summary\":\"" + i + "\"}"))));
            }
            Awaitility.await().until(() -> asked.get() == Api.CAPACITY.atOnce());
            assertThat(api.get(api.admin, "/tickets").status()).isEqualTo(503);
            assertThat(ask(api, "GET", "/livez").status()).isEqualTo(200);
            assertThat(ask(api, "GET", "/readyz").status()).isEqualTo(200);
            go.countDown();
            assertThat(replies).allMatch(reply -> reply.join().status() == 201);
        }
    }

    @Test
    void whoeverIsToldToStopShouldBeAliveAndNotReadyAtOnce() throws InterruptedException {
        Api api = new Api(Duration.ofSeconds(50), Duration.ofSeconds(1));
        assertThat(ask(api, "GET", "/readyz").status()).isEqualTo(200);
        Thread stop = new Thread(api::close);
        stop.start();
        Awaitility.await()
                .until(() -> ask(api, "GET", "/livez").header("Connection").equals("close"));
        Reply reply = ask(api, "GET", "/readyz");
        assertThat(reply.status() + " " + reply.code()).isEqualTo("503 stopping");
        assertThat(ask(api, "GET", "/livez").status()).isEqualTo(200);
        assertThat(stop.isAlive()).isTrue();
        stop.interrupt();
        stop.join();
    }

    private static Reply ask(Api api, String method, String path) {
        return api.sendLater(request(api, method, path)).join();
    }

    private static HttpRequest.Builder request(Api api, String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.noBody());
    }

    private static boolean isCountedDown(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
