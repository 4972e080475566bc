package io.ticketbridge.jira;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bytes of a file from Jira. Where Jira breaks off, reading refuses as any other read of Jira's does. */
final class DownloadStream extends FilterInputStream {
    private final JiraHttp.Open answer;

    DownloadStream(JiraHttp.Open answer) {
        super(bodyOf(answer));
        this.answer = answer;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException brokenOff) {
            throw JiraClient.meaning(new NoAnswer(answer.reachOf(brokenOff), brokenOff), false);
        }
    }

    @Override
    public void close() {
        answer.close();
    }

    private static InputStream bodyOf(JiraHttp.Open answer) {
        try {
            return answer.body();
        } catch (IOException unreadable) {
            answer.close();
            throw new UncheckedIOException(unreadable);
        }
    }
}
