package io.ticketbridge.jira;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file from Jira. Where Jira breaks off, reading refuses as any other read of Jira's does. */
final class DownloadStream extends InputStream {
    private final OpenAnswer answer;
    private final InputStream body;

    DownloadStream(OpenAnswer answer) throws NoAnswer {
        this.answer = answer;
        this.body = answer.body();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return body.read(buffer, offset, length);
        } catch (IOException brokenOff) {
            throw JiraErrors.meaning(answer.brokenOff(brokenOff), false);
        }
    }

    @Override
    public void close() {
        answer.close();
    }
}
