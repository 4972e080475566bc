package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.ticketbridge.domain.Refusal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {
    private static final String SECRET = "canary-51dca1b0";

    @Test
    void anEventShouldBeItsTimeLevelRequestLoggerAndMessage() {
        assertThat(line("Listens at {}", Optional.empty(), "home"))
                .isEqualTo("2026-02-18T09:14:02.007Z WARN  [request-1] Some: Listens at home\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\r\n",
                "\u000b",
                "\f",
                "\u0000",
                "\u001b[31m",
                "\u007f",
                "\u0085",
                "\u009b",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u2066",
                "\u200e",
                "\u200b",
                "\u00ad",
                "\ufeff",
                "\ud800",
                "\udb40\udc41"
            })
    void whatEndsOrPaintsOrTurnsALineShouldBeSpelledOut(String odd) {
        String line = line("{}", Optional.of(new Refusal.NotAllowed("no" + odd)), "a" + odd + "b");
        assertThat(line).contains("a\\u").endsWith("\n").matches("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+\n");
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void ordinaryTextOfAnyScriptShouldStay() {
        assertThat(OneLine.of("登录页 XSS 🔥 עברית é")).isEqualTo("登录页 XSS 🔥 עברית é");
    }

    @Test
    void aFailureShouldTellWhatAndWhereButNotTheWordsOfOthers() {
        Exception failure = new IllegalStateException(
                "bad row " + SECRET, new SQLException("Key (hash)=(" + SECRET + ")", new Exception(SECRET)));
        failure.addSuppressed(new Exception(SECRET));
        assertThat(line("Failed", Optional.of(failure)))
                .contains("Failed: java.lang.IllegalStateException at io.ticketbridge.bootstrap.LogLineTest.")
                .contains("; caused by java.sql.SQLException", "(LogLineTest.java:")
                .doesNotContain(SECRET)
                .endsWith("\n");
    }

    @Test
    void aFailureShouldTellItsWordsWhereTheyQuoteNothing() {
        assertThat(FailureLine.of(new Refusal.NotAllowed("Leads may"))).contains("NotAllowed: Leads may");
        assertThat(FailureLine.of(new NullPointerException("of code"))).contains("NullPointerException: of code");
    }

    @Test
    void aFailureThatIsItsOwnCauseInTheEndShouldBeToldToo() {
        Exception inner = new Exception();
        Exception outer = new Exception(inner);
        inner.initCause(outer);
        assertThat(FailureLine.of(outer)).contains("; caused by java.lang.Exception");
    }

    @Test
    void whatLooksLikeASecretShouldBeHidden() {
        for (String told : List.of(
                "key rk_" + SECRET + " is none",
                "SCYTALE_" + SECRET,
                "Authorization: Basic " + SECRET,
                "authorization: bearer " + SECRET,
                "/preview?user=1&signature=" + SECRET + "&expires=2",
                "https://bot:" + SECRET + "@example.com/",
                "jdbc:postgresql://db/x?user=a&password=" + SECRET)) {
            assertThat(OneLine.of(told)).as(told).contains("…").doesNotContain(SECRET);
        }
    }

    private static String line(String message, Optional<Exception> failure, Object... arguments) {
        LoggingEvent event = new LoggingEvent(
                "test",
                new LoggerContext().getLogger("some.where.Some"),
                Level.WARN,
                message,
                failure.orElse(null),
                arguments);
        event.setInstant(Instant.parse("2026-02-18T09:14:02.007Z"));
        event.setMDCPropertyMap(Map.of("request_id", "request-1"));
        return new LogLine().doLayout(event);
    }
}
