package io.ticketbridge.rest;

import io.ticketbridge.domain.AttachmentPolicy;
import io.ticketbridge.domain.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A body of which no more is read than it may have. */
final class LimitedStream extends FilterInputStream {
    private long left;

    LimitedStream(InputStream body, long limit) {
        super(body);
        this.left = limit;
    }

    /** Whether a {@code Content-Length}, where there is one, is more than {@code limit}. It can be more than an int. */
    static boolean isAnnouncedOver(long limit, @Nullable String contentLength) {
        return contentLength != null && Long.parseLong(contentLength) > limit;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, (int) Math.min(length, left + 1));
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw new Refusal.FileTooLarge(AttachmentPolicy.MAX_BYTES);
        }
    }
}
