package io.ticketbridge.jrjc;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTracker.Content;
import io.ticketbridge.port.IssueTracker.Download;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.OptionalLong;

/** Files to Jira and from it. */
final class JrjcFiles {
    /** JRJC escapes nothing in the header that holds a file's name. */
    private static final String MARKS = "._ ()+@=,-";

    private final JrjcCalls calls;
    private final IssueTracker usual;

    JrjcFiles(JrjcCalls calls, IssueTracker usual) {
        this.calls = calls;
        this.usual = usual;
    }

    static boolean canCarry(FileName name) {
        return name.value()
                .chars()
                .allMatch(one -> one < 128 && (Character.isLetterOrDigit(one) || MARKS.indexOf(one) >= 0));
    }

    Attachment attach(IssueRef issue, FileName name, Content content) {
        try (InputStream in = content.open()) {
            calls.ask(() -> new Refusal.IssueGone(issue), (client, way) -> client.getIssueClient()
                    .addAttachment(JrjcCalls.at(way, issue.id(), "attachments"), in, name.value()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return added(issue, name, content.size());
    }

    /** The last of its name and size; what keeps us from knowing it does not undo it. */
    private Attachment added(IssueRef issue, FileName name, long size) {
        try {
            return usual.read(issue).attachments().stream()
                    .filter(file -> file.filename().equals(name.value()) && file.size() == size)
                    .max(Comparator.comparingLong(
                            file -> Long.parseLong(file.id().value())))
                    .orElseThrow(() -> new Refusal.JiraAnsweredNonsense("the file is not there"));
        } catch (Refusal unseen) {
            throw new Refusal.OutcomeUnknown(unseen);
        }
    }

    Download download(Attachment attachment) {
        JrjcCalls.Kept kept = calls.keep(Refusal.AttachmentUnknown::new);
        try {
            InputStream content =
                    kept.ask((client, way) -> client.getIssueClient().getAttachment(way.address(attachment)));
            return new Download(new Closing(content, kept), OptionalLong.empty());
        } catch (Refusal refused) {
            close(kept);
            throw refused;
        }
    }

    private static void close(JrjcCalls.Kept kept) {
        try {
            kept.close();
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        }
    }

    /** A file, and the client that fetches it. An old JRJC takes one that broke off for whole. */
    private static final class Closing extends FilterInputStream {
        private final JrjcCalls.Kept kept;

        Closing(InputStream content, JrjcCalls.Kept kept) {
            super(content);
            this.kept = kept;
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return checked(super.read(bytes, from, length));
        }

        private int checked(int read) throws IOException {
            if (read < 0 && kept.way().trouble().isPresent()) {
                throw new IOException("The file broke off", kept.way().trouble().get());
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            try (kept) {
                super.close();
            }
        }
    }
}
