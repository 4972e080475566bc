package io.ticketbridge.jira;

import java.io.IOException;
import java.io.OutputStream;

/** Takes no more bytes than an answer may have. */
final class Bounded extends OutputStream {
    private final OutputStream out;
    private long left = JiraOptions.MAX_ANSWER_BYTES;

    Bounded(OutputStream out) {
        this.out = out;
    }

    /** There was more. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("The answer has more than " + JiraOptions.MAX_ANSWER_BYTES + " bytes");
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        left -= length;
        if (left < 0) {
            throw new Exceeded();
        }
        out.write(buffer, offset, length);
    }
}
