package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.KeyUse;
import io.ticketbridge.port.TestFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
    private static final KeyId KEY = new KeyId(1);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    /** A time that passes when it is told to. */
    private static final class Hand implements TimeMeter {
        private long nanos;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private final Hand time = new Hand();

    @Test
    void whoeverComesWhenTheyWereToldToShouldBeLetInAndNobodyABitEarlier() {
        Rates rates = new Rates(RateLimits.usual(), time);
        for (int i = 0; i < 60; i++) {
            assertThat(take(rates).isConsumed()).isTrue();
        }
        long told = TooMany.seconds(Duration.ofNanos(take(rates).getNanosToWaitForRefill()));
        assertThat(told).isEqualTo(1);
        time.pass(Duration.ofSeconds(told).minusNanos(1));
        assertThat(take(rates).isConsumed()).isFalse();
        time.pass(Duration.ofNanos(1));
        assertThat(take(rates).isConsumed()).isTrue();
    }

    @Test
    void whatAnotherNodeLetThroughShouldBeTakenAlsoWhereItIsMoreThanIsLeft() {
        Rates one = new Rates(RateLimits.usual(), time);
        Rates other = new Rates(RateLimits.usual(), time);
        for (int i = 0; i < 60; i++) {
            take(one);
            assertThat(take(other).isConsumed()).isTrue();
        }
        assertThat(take(one).isConsumed()).isFalse();
        assertThat(one.taken()).containsExactly(new KeyUse(KEY, "writes", 60));
        assertThat(one.taken()).isEmpty();
        other.takeFor(new KeyUse(KEY, "writes", 60));
        other.takeFor(new KeyUse(KEY, "what newer nodes count", 60));
        time.pass(Duration.ofSeconds(60));
        assertThat(take(other).isConsumed()).isFalse();
        time.pass(Duration.ofSeconds(1));
        assertThat(take(other).isConsumed()).isTrue();
    }

    @Test
    void aKeyOverItsLimitShouldBeToldWhenToComeBackAndOthersNotNotice() {
        try (Api api = new Api(new RateLimits(600, 1, 10, 2))) {
            api.openTicket(api.alice);
            Reply over = api.post(api.alice, "/tickets/1/comments", "{\"comment\": \"One more\"}");
            assertThat(over.status()).isEqualTo(429);
            assertThat(over.code()).isEqualTo("rate_limited");
            assertThat(over.header("Retry-After")).isEqualTo("60");
            assertThat(over.header("RateLimit-Policy")).isEqualTo("\"writes\";q=1;w=60");
            assertThat(over.header("RateLimit")).isEqualTo("\"writes\";r=0;t=60");
            assertThat(api.jira.journal()).noneMatch(call -> call.contains("comment"));
            assertThat(api.get(api.alice, "/tickets/1").header("RateLimit")).startsWith("\"reads\";r=599;");
            assertThat(api.post(api.bob, "/tickets/1/comments", "{\"comment\": \"Mine\"}")
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void filesThatAreOnTheirWayShouldCountUntilTheyHaveArrived() throws IOException {
        try (Api api = new Api(new RateLimits(0, 0, 0, 1))) {
            api.openTicket(api.alice);
            try (Socket slow = new Socket(HERE, api.port())) {
                OutputStream out = slow.getOutputStream();
                out.write(("POST /api/v2/tickets/1/attachments HTTP/1.1\r\nHost: a\r\nX-API-Key: " + api.alice
                                + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9\r\n\r\n--b")
                        .getBytes(StandardCharsets.US_ASCII));
                Awaitility.await().until(() -> upload(api).status() == 429);
                assertThat(upload(api).code()).isEqualTo("too_many_uploads");
            }
            Awaitility.await().until(() -> upload(api).status() == 201);
        }
    }

    @Test
    void whoeverTriesKeysShouldBeAskedToWaitAndThoseWhoShareTheirAddressNot() {
        Guesses guesses = new Guesses(time);
        guesses.wasGood("good");
        for (int i = 0; i < Guesses.A_MINUTE; i++) {
            assertThatCode(() -> guesses.requirePatience(HERE, "wrong")).doesNotThrowAnyException();
            guesses.wasWrong(HERE, "wrong");
        }
        assertThatThrownBy(() -> guesses.requirePatience(HERE, "wrong")).isInstanceOf(TooMany.class);
        assertThatCode(() -> guesses.requirePatience(HERE, "good")).doesNotThrowAnyException();
        assertThatCode(() -> guesses.requirePatience(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}), "wrong"))
                .doesNotThrowAnyException();
        time.pass(Duration.ofSeconds(3));
        assertThatCode(() -> guesses.requirePatience(HERE, "wrong")).doesNotThrowAnyException();
    }

    @Test
    void guessesShouldBeAnsweredAlikeAndThenSentAway() {
        try (Api api = new Api()) {
            for (int i = 0; i < Guesses.A_MINUTE; i++) {
                assertThat(api.get("rk_" + i, "/tickets").status()).isEqualTo(401);
            }
            Reply slowed = api.get("rk_20", "/tickets");
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(slowed.code()).isEqualTo("too_many_attempts");
            assertThat(slowed.header("Retry-After")).isBetween("1", "3");
        }
    }

    private static Reply upload(Api api) {
        return api.upload(api.alice, "/tickets/1/attachments", Multipart.file("a.png", TestFiles.png()));
    }

    private static ConsumptionProbe take(Rates rates) {
        return rates.take(KEY, Rates.Kind.WRITES).orElseThrow();
    }
}
