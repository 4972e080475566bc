package io.ticketbridge.jrjc;

import static io.ticketbridge.port.Fixtures.marker;
import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.port.Contents;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTrackerContract;
import io.ticketbridge.port.Staff;
import io.ticketbridge.port.TestFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All of the contract, and which client does what of it. */
class JrjcIssueTrackerTest implements IssueTrackerContract {
    /** What JRJC does, as Jira is asked by it; it reads what server it is before each transition. */
    private static final List<String> BY_JRJC = List.of(
            "POST issue",
            "GET issue/1",
            "POST issue/1/attachments",
            "GET issue/1/transitions",
            "GET serverInfo",
            "POST issue/1/transitions");

    /**
     * What is delegated to the built-in client: comments are written, changed and deleted by it; it finds by markers, reads many issues and
     * what changed; it is asked for what a status means, for the id of a new file, and for a file's bytes behind the passage.
     */
    private static final List<String> DELEGATED = List.of(
            "GET serverInfo",
            "POST issue/1/comment",
            "PUT issue/1/comment/1",
            "DELETE issue/1/comment/1",
            "GET issue/1/comment",
            "GET search",
            "POST search",
            "GET issue/1");

    private final JrjcJira jira = new JrjcJira(JrjcJira.ON_CLASS_PATH);

    @AfterEach
    void close() {
        jira.close();
    }

    @Override
    public IssueTracker tracker() {
        return jira.tracker();
    }

    @Override
    public Staff staff() {
        return jira;
    }

    @Test
    void eachClientShouldDoItsPart() throws IOException {
        IssueTracker tracker = jira.tracker(Optional.of("Close issue"), Optional.empty());
        IssueRef issue = tracker.open(newIssue(), marker());
        CommentId comment = tracker.addComment(issue, new CommentBody("One"), marker(), Optional.empty())
                .id();
        tracker.editComment(issue, comment, new CommentBody("Two"));
        tracker.findComment(issue, marker());
        tracker.deleteComment(issue, comment);
        tracker.findAll(marker(), Duration.ofSeconds(5));
        tracker.changedWithin(Duration.ofMinutes(1));
        Attachment file = tracker.attach(issue, new FileName("a.png"), FileType.PNG, Contents.of(TestFiles.png()));
        tracker.download(issue, file).content().close();
        tracker.close(issue);
        assertThat(jira.askedByJrjc()).containsExactlyInAnyOrderElementsOf(BY_JRJC);
        assertThat(jira.askedByTheBuiltInClient()).containsExactlyInAnyOrderElementsOf(DELEGATED);
        assertThat(tracker.read(issue).status().name()).isEqualTo("Done");
    }
}
