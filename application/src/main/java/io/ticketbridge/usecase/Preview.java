package io.ticketbridge.usecase;

import io.ticketbridge.domain.FileType;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file as it is shown. Whoever receives it closes it.
 *
 * @param filename as Jira has it; it is to be encoded for wherever it is written
 * @param inlineType what the content was found to be, where a browser may show it inline; empty: to be saved, not shown
 * @param size in bytes, where known
 */
public record Preview(String filename, Optional<FileType> inlineType, OptionalLong size, Body body)
        implements AutoCloseable {
    /** The bytes, to be read once. */
    public interface Body extends AutoCloseable {
        InputStream stream();

        @Override
        void close();
    }

    @Override
    public void close() {
        body.close();
    }

    /** The same, after whose end this is done. */
    Preview andThen(Runnable action) {
        return new Preview(filename, inlineType, size, new Last(body, action));
    }

    private record Last(Body body, Runnable action) implements Body {
        @Override
        public InputStream stream() {
            return body.stream();
        }

        @Override
        public void close() {
            try (body) {
                action.run();
            }
        }
    }
}
