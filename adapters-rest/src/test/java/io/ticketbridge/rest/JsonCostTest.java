package io.ticketbridge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.ticketbridge.rest.json.JsonBody;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.annotation.Annotation;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a body costs that is refused, however it is made (S-09). */
final class JsonCostTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_ALLOCATED = 8L * 1024 * 1024;

    /** So that what is loaded and made once is there. */
    @BeforeAll
    static void warmUp() {
        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> read(of("{\"a\":" + names(20_000) + "}"))).isInstanceOf(BadRequest.class);
        }
    }

    @Test
    void whatIsRefusedShouldCostLittle() {
        String begin = "{\"summary\":\"a\",\"x\":";
        for (Supplier<InputStream> body : List.<Supplier<InputStream>>of(
                () -> of("[".repeat(200_000)),
                () -> of(begin + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                () -> of(begin + "9".repeat(200_000) + "}"),
                () -> of(begin + "\"" + "\\u0061".repeat(40_000) + "}"),
                () -> of(begin + "[" + "[],".repeat(80_000) + "1]}"),
                () -> of(begin + names(20_000) + "}"),
                () -> of("{\"" + "a".repeat(200_000) + "\":1"),
                () -> new SequenceInputStream(
                        Collections.enumeration(Collections.nCopies(100, of("a".repeat(1_024 * 1_024))))))) {
            InputStream sent = body.get();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            assertThatThrownBy(() -> read(sent)).isInstanceOf(BadRequest.class);
            allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            System.out.printf("JSON that is refused: %d KiB allocated%n", allocated / 1024);
            assertThat(allocated).isLessThan(MOST_ALLOCATED);
        }
    }

    private static JsonBody read(InputStream body) {
        return new JsonBodyReader()
                .readFrom(
                        JsonBody.class,
                        JsonBody.class,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        body);
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + i + "\":0").collect(Collectors.joining(",", "{", "}"));
    }

    private static InputStream of(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }
}
