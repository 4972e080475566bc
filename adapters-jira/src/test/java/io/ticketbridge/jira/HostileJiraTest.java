package io.ticketbridge.jira;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.port.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Jira that was taken over, or something else in its place, costs no more than a slow one. */
class HostileJiraTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long MEBIBYTE = 1024 * 1024;
    private static final byte[] CHUNK = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(US_ASCII);

    private static final byte[] ZIPPED = zipped();

    /** What it answers to a read. */
    enum Answer {
        A_GIGABYTE_OF_JSON {
            @Override
            void write(OutputStream out) throws IOException {
                out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        .getBytes(US_ASCII));
                for (int i = 0; i < 16 * 1024; i++) {
                    out.write(CHUNK);
                }
            }
        },
        A_GIGABYTE_IN_GZIP {
            @Override
            void write(OutputStream out) throws IOException {
                byte[] body = ZIPPED;
                out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(US_ASCII));
                out.write(body);
            }
        },
        GZIP_IN_GZIP {
            @Override
            void write(OutputStream out) throws IOException {
                byte[] body = ZIPPED;
                out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: " + "gzip, ".repeat(50) + "gzip\r\nContent-Length: "
                                + body.length + "\r\n\r\n")
                        .getBytes(US_ASCII));
                out.write(body);
            }
        },
        A_MILLION_LEVELS {
            @Override
            void write(OutputStream out) throws IOException {
                out.write(RawServer.json("[".repeat(1_000_000)).getBytes(US_ASCII));
            }
        },
        A_NUMBER_OF_A_MILLION_DIGITS {
            @Override
            void write(OutputStream out) throws IOException {
                out.write(
                        RawServer.json("{\"id\":" + "9".repeat(1_000_000) + "}").getBytes(US_ASCII));
            }
        },
        HEADERS_WITHOUT_END {
            @Override
            void write(OutputStream out) throws IOException {
                out.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
                byte[] headers = "X-More: and more\r\n".repeat(1000).getBytes(US_ASCII);
                for (int i = 0; i < 100_000; i++) {
                    out.write(headers);
                }
            }
        },
        A_HEADER_WITHOUT_END {
            @Override
            void write(OutputStream out) throws IOException {
                out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(US_ASCII));
                for (int i = 0; i < 16 * 1024; i++) {
                    out.write(CHUNK, 7, 0x10000);
                }
            }
        },
        ONLY_EVER_EARLY_HINTS {
            @Override
            void write(OutputStream out) throws IOException {
                byte[] hints = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                        .repeat(100)
                        .getBytes(US_ASCII);
                for (int i = 0; i < 100_000_000; i++) {
                    out.write(hints);
                }
            }
        },
        EMPTY_LINES_WITHOUT_END {
            @Override
            void write(OutputStream out) throws IOException {
                byte[] lines = "\r\n".repeat(10_000).getBytes(US_ASCII);
                for (int i = 0; i < 100_000; i++) {
                    out.write(lines);
                }
            }
        },
        NEGATIVE_LENGTH {
            @Override
            void write(OutputStream out) throws IOException {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}".getBytes(US_ASCII));
            }
        },
        TWO_LENGTHS {
            @Override
            void write(OutputStream out) throws IOException {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\n{}  ".getBytes(US_ASCII));
            }
        },
        A_CHUNK_OF_NO_SIZE {
            @Override
            void write(OutputStream out) throws IOException {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n"
                        .getBytes(US_ASCII));
            }
        },
        A_CHUNK_OF_A_HUGE_SIZE {
            @Override
            void write(OutputStream out) throws IOException {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n{}"
                        .getBytes(US_ASCII));
            }
        },
        NO_HTTP {
            @Override
            void write(OutputStream out) throws IOException {
                out.write("SSH-2.0-OpenSSH_9.6\r\n".repeat(10_000).getBytes(US_ASCII));
            }
        },
        HTML {
            @Override
            void write(OutputStream out) throws IOException {
                out.write(RawServer.json("<html>")
                        .replace("application/json", "text/html")
                        .getBytes(US_ASCII));
            }
        };

        abstract void write(OutputStream out) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void whateverItAnswersShouldBeBoundedAndRefused(Answer answer) {
        AtomicLong written = new AtomicLong();
        try (RawServer jira = RawServer.on("127.0.0.1", 0, (visitor, in, out) -> {
            RawServer.head(in);
            answer.write(counting(out, written));
            out.flush();
        })) {
            long began = System.nanoTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            assertThat(read(jira)).isInstanceOf(Refusal.class).hasMessageNotContaining("SSH");
            allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            assertThat(allocated).isLessThan(160 * MEBIBYTE);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE.multipliedBy(4));
            assertThat(written.get()).isLessThan(64 * MEBIBYTE);
        }
    }

    @Test
    void aMillionCommentsShouldNotBeReadToTheEnd() {
        AtomicLong pages = new AtomicLong();
        String comment = "{\"id\":\"%d\",\"body\":\"x\",\"created\":\"2026-02-18T09:14:02.000+0000\"}";
        try (RawServer jira = RawServer.on("127.0.0.1", 0, (visitor, in, out) -> {
            for (String head = RawServer.head(in); !head.isEmpty(); head = RawServer.head(in)) {
                String comments = "{\"total\":1000000,\"comments\":[" + comment.formatted(pages.incrementAndGet());
                comments += ("," + comment.formatted(7)).repeat(99) + "]}";
                out.write(RawServer.json(head.contains("/comment?") ? comments : issue("Open", comments))
                        .getBytes(US_ASCII));
            }
        })) {
            try (JiraIssueTrackers trackers = trackers()) {
                IssueSnapshot read = trackers.of(integration(jira), Deadline.in(Duration.ofMinutes(1)))
                        .read(Fixtures.ISSUE);
                assertThat(read.comments()).hasSize(5_000);
                assertThat(pages.get()).isLessThan(60);
            }
        }
    }

    @Test
    void commentsOfHundredsOfMegabytesShouldNotBeKept() {
        String comment = "{\"id\":\"7\",\"body\":\"" + "x".repeat(1_000_000)
                + "\",\"created\":\"2026-02-18T09:14:02.000+0000\"}";
        String page = "{\"total\":1000000,\"comments\":[" + (comment + ",").repeat(9) + comment + "]}";
        AtomicLong pages = new AtomicLong();
        try (RawServer jira = RawServer.on("127.0.0.1", 0, (visitor, in, out) -> {
            for (String head = RawServer.head(in); !head.isEmpty(); head = RawServer.head(in)) {
                pages.addAndGet(head.contains("/comment?") ? 1 : 0);
                String empty = "{\"total\":1000000,\"comments\":[]}";
                out.write(RawServer.json(head.contains("/comment?") ? page : issue("Open", empty))
                        .getBytes(US_ASCII));
            }
        })) {
            assertThat(read(jira)).isInstanceOf(Refusal.JiraAnsweredNonsense.class);
            assertThat(pages.get()).isEqualTo(2);
        }
    }

    @Test
    void aStatusOfAMegabyteShouldBeClipped() {
        String answer = RawServer.json(issue("S".repeat(1_000_000), "{\"total\":0,\"comments\":[]}"));
        try (RawServer jira = RawServer.answering(() -> answer);
                JiraIssueTrackers trackers = trackers()) {
            IssueSnapshot read =
                    trackers.of(integration(jira), Deadline.in(PATIENCE)).read(Fixtures.ISSUE);
            assertThat(read.status().name()).hasSize(255);
            assertThat(read.attachments().get(0).filename()).isEqualTo("a  Set-Cookie: b/../../etc/passwd");
            assertThat(read.attachments().get(0).size()).isZero();
        }
    }

    private static String issue(String status, String comments) {
        return "{\"id\":\"10542\",\"key\":\"SCYTALEIN-204\",\"fields\":{\"status\":{\"name\":\"" + status
                + "\"},\"comment\":" + comments + ",\"attachment\":[{\"id\":\"1\",\"size\":-7,\"created\":"
                + "\"2026-02-18T09:14:02.000+0000\",\"filename\":\"a\\r\\nSet-Cookie: b/../../etc/passwd\"}]}}";
    }

    /** A gibibyte of blanks. */
    private static byte[] zipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            byte[] blanks = " ".repeat((int) MEBIBYTE).getBytes(US_ASCII);
            for (int i = 0; i < 1024; i++) {
                zip.write(blanks);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static OutputStream counting(OutputStream out, AtomicLong written) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                written.addAndGet(length);
            }
        };
    }

    private static Refusal read(RawServer jira) {
        try (JiraIssueTrackers trackers = trackers()) {
            trackers.of(integration(jira), Deadline.in(PATIENCE)).read(Fixtures.ISSUE);
            throw new AssertionError("It was taken for an answer");
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private static JiraIssueTrackers trackers() {
        return new JiraIssueTrackers(SandboxedJira.options().within(PATIENCE), Clock.systemUTC());
    }

    private static Integration integration(RawServer jira) {
        Credentials credentials = new Credentials.PersonalAccessToken(new Secret("canary-token"));
        JiraConfig config = new JiraConfig("SEC", Optional.empty(), Optional.empty(), List.of(), Map.of());
        return SandboxedJira.integration("http://127.0.0.1:" + jira.port(), credentials, config, Fixtures.NOW);
    }
}
