package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Refusal;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LimitedStreamTest {
    private static final long LIMIT = 10_000;

    private final AtomicLong taken = new AtomicLong();
    private final InputStream endless = new InputStream() {
        @Override
        public int read() {
            taken.incrementAndGet();
            return 'x';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            taken.addAndGet(length);
            return length;
        }
    };

    /** One byte beyond it proves that there is more, however much room the reader has. */
    @Test
    void noMoreShouldBeReadThanTheLimitAndAByte() {
        InputStream limited = new LimitedStream(endless, LIMIT);
        assertThatThrownBy(() -> limited.readNBytes(1_000_000)).isInstanceOf(Refusal.FileTooLarge.class);
        assertThat(taken).hasValue(LIMIT + 1);
    }

    @Test
    void oneByteAtATimeShouldCountAsWell() {
        InputStream limited = new LimitedStream(endless, LIMIT);
        assertThatThrownBy(() -> {
                    while (limited.read() >= 0) {
                        assertThat(taken).hasValueLessThanOrEqualTo(LIMIT);
                    }
                })
                .isInstanceOf(Refusal.FileTooLarge.class);
    }
}
