package io.ticketbridge.port;

import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Fingerprint;
import java.io.InputStream;
import java.util.Optional;

/** Finds out what a file is by its content, whatever it is called. */
public interface ContentInspector {
    /** A file that was received whole and looked at. Closing it removes what was kept of it. */
    interface InspectedFile extends IssueTracker.Content, AutoCloseable {
        /** The SHA-256 of its bytes. */
        Fingerprint digest();

        /** The allowed type that the content is, or empty where it is none of them. */
        Optional<FileType> type();

        /**
         * Whether it could run or fetch something: an SVG with a script, an event handler, a reference to anything outside
         * itself, a {@code foreignObject}; a PDF with a script, or with an action that starts or sends something.
         */
        boolean active();

        @Override
        void close();
    }

    /**
     * Reads {@code content} to its end, outside the heap, and looks at it. The caller closes both.
     *
     * @param limit in bytes; one more is refused and not read further
     * @throws io.ticketbridge.domain.Refusal.FileTooLarge where there is more
     */
    InspectedFile inspect(InputStream content, long limit);
}
