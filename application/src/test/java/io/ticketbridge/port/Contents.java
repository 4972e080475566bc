package io.ticketbridge.port;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Files to attach, held in memory. */
public final class Contents {
    private Contents() {}

    public static IssueTracker.Content of(byte[] bytes) {
        return new IssueTracker.Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
