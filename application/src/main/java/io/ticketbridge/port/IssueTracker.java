package io.ticketbridge.port;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.NewIssue;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One project of one Jira, through one account.
 *
 * <p>Every method may refuse with {@code JiraUnavailable} (nothing was done), {@code JiraRefusedCredentials},
 * {@code JiraAnsweredNonsense} or {@code AddressNotAllowed}; a read also with {@code JiraTimedOut}, a write also with
 * {@code OutcomeUnknown} (it may have happened; it is never repeated here) and {@code RejectedByJira}. A method that
 * takes an {@link IssueRef} goes by its id and refuses with {@code IssueGone} where Jira does not show it.
 */
public interface IssueTracker {
    /** How many issues {@link #readAll} takes (Jira Cloud's limit for {@code issue/bulkfetch}). */
    int MOST_AT_ONCE = 100;

    /**
     * Issues that bear a marker, oldest first: the first one, and others that were seen with it.
     *
     * @param complete whether one that stands in Jira at this moment would be among them; if not, it may come to light
     *     later, as Jira's search learns of an issue seconds to minutes after it was opened
     */
    record Sighting(List<IssueRef> issues, boolean complete) {
        public Sighting {
            issues = List.copyOf(issues);
        }
    }

    /** A file of known length, that can be read from its start as often as it is opened. */
    interface Content {
        long size();

        /** The caller closes it. */
        InputStream open();
    }

    /**
     * A file on its way from Jira. Whoever receives it closes it.
     *
     * @param size in bytes, where Jira tells
     */
    record Download(InputStream content, OptionalLong size) {}

    /**
     * Opens an issue in the integration's project, which bears {@code marker} from its first moment on. Where this
     * refuses with anything but {@code OutcomeUnknown}, no issue was opened.
     */
    IssueRef open(NewIssue issue, IntentId marker);

    /**
     * Looks for what {@link #open} made.
     *
     * @param since how long ago it was first sent
     * @param earlier some issues of the project that were there before, the later the better; without any, Jira is asked
     */
    Sighting find(IntentId marker, Duration since, List<IssueRef> earlier);

    /** All issues that bear a marker and that Jira's search has learned of, oldest first. */
    List<IssueRef> findAll(IntentId marker, Duration since);

    /** What Jira shows of an issue now. */
    IssueSnapshot read(IssueRef issue);

    /**
     * What Jira shows of several issues, at most {@value #MOST_AT_ONCE}, for little more than the price of one. One that is missing
     * here may be there, and what is shown may be a moment old: {@link #read} tells for sure.
     */
    List<IssueSnapshot> readAll(List<IssueRef> issues);

    /**
     * When those issues last changed, by Jira's clock, that changed within so long and that our account opened; by their ids. Jira's
     * search tells, which learns of a change seconds to minutes later; of very many those that changed last are told.
     */
    Map<String, Instant> changedWithin(Duration span);

    /**
     * The ids of the issues that our account opened and whose status does not mean done, as far as Jira's search knows by now; empty where
     * there are more than so many.
     */
    Optional<Set<String>> unfinished(int most);

    /**
     * Moves an issue to a status of the category <em>done</em>. One that is there already is left as it is.
     *
     * @throws io.ticketbridge.domain.Refusal.NoWayToClose where the workflow offers no such transition
     */
    void close(IssueRef issue);

    /** Writes a comment that bears {@code marker}, and says who wrote it, from its first moment on. */
    Comment addComment(IssueRef issue, CommentBody body, IntentId marker, Optional<AuthorMark> author);

    /** The comment of this issue that bears {@code marker}. One that stands in Jira at this moment is found. */
    Optional<Comment> findComment(IssueRef issue, IntentId marker);

    /** What the comments of an issue say of who wrote them here; of those that say nothing, nothing. */
    Map<CommentId, AuthorMark> authors(IssueRef issue);

    /** @throws io.ticketbridge.domain.Refusal.CommentUnknown where the issue has no such comment */
    Comment editComment(IssueRef issue, CommentId id, CommentBody body);

    /** @throws io.ticketbridge.domain.Refusal.CommentUnknown where the issue has no such comment */
    void deleteComment(IssueRef issue, CommentId id);

    Attachment attach(IssueRef issue, FileName name, FileType type, Content content);

    /**
     * The bytes of a file on this issue, streamed.
     *
     * @param attachment as {@link #read} gave it
     * @throws io.ticketbridge.domain.Refusal.AttachmentUnknown where Jira has no such file
     */
    Download download(IssueRef issue, Attachment attachment);
}
