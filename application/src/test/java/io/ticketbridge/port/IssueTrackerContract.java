package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.marker;
import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.IssueTracker.Sighting;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link IssueTracker} promises. */
public interface IssueTrackerContract {
    /** Texts of scanners, full of what is markup in one of Jira's languages. */
    List<String> NASTY_TEXTS = List.of(
            "plain",
            "two\nlines",
            "two\n\nparagraphs",
            "three\n\n\n\nblank lines\n",
            "{code}alert(1){code} {{x}} {noformat}",
            "[a|b] [~alice] [https://evil.example|click]",
            "*bold* _it_ -del- +ins+ ^sup^ ~sub~ ??cite??",
            "h1. not a heading\nbq. not a quote\n# not\n* not\n- not",
            "a-b well-known C:\\temp\\new \\\\server\\share a\\*b",
            "----\n---\n--",
            "||head||\n|cell|",
            "!image.png! smile :) ;) (y) (!) (*r)",
            "&amp; &#92; &lt;script&gt; a & b",
            "https://example.com/a_b?c=d&e=f#g and http://x.example/~u",
            "<script>alert('x')</script>",
            "日本語 עברית \uD83D\uDD25 é",
            "\ttab  and  spaces",
            "GET /?q=%27%3B--&x=1 HTTP/1.1");

    IssueTracker tracker();

    Staff staff();

    @Test
    default void anOpenedIssueShouldBeReadable() {
        IssueRef issue = tracker().open(newIssue(), marker());
        IssueSnapshot seen = tracker().read(issue);
        assertThat(issue.id()).matches("[0-9]+");
        assertThat(issue.key()).matches("SEC-[0-9]+");
        assertThat(seen.issue()).isEqualTo(issue);
        assertThat(seen.status().name()).isEqualTo("To Do");
        assertThat(seen.assignee()).isEmpty();
        assertThat(seen.comments()).isEmpty();
        assertThat(seen.attachments()).isEmpty();
    }

    @Test
    default void eachTypeShouldBeOpened() {
        for (IssueType type : IssueType.values()) {
            NewIssue issue = new NewIssue(new Summary("XSS"), Optional.empty(), type, Priority.MEDIUM);
            assertThat(tracker().open(issue, marker()).key()).isNotBlank();
        }
        assertThat(staff().count()).isEqualTo(IssueType.values().length);
    }

    @Test
    default void anEmptyDescriptionShouldBeAccepted() {
        IssueRef issue = tracker()
                .open(
                        new NewIssue(
                                new Summary("XSS"), Optional.of(new Description("")), IssueType.BUG, Priority.MEDIUM),
                        marker());
        assertThat(staff().description(issue)).isEmpty();
    }

    @Test
    default void whatWasOpenedShouldBeFoundByItsMarker() {
        IntentId marker = marker();
        tracker().open(newIssue(), marker());
        IssueRef issue = tracker().open(newIssue(), marker);
        tracker().open(newIssue(), marker());
        Sighting sighting = tracker().find(marker, Duration.ofSeconds(5), List.of());
        assertThat(sighting.issues()).containsExactly(issue);
        assertThat(sighting.complete()).isTrue();
    }

    @Test
    default void twoIssuesOfOneMarkerShouldBothBeFoundTheOlderFirst() {
        IntentId marker = marker();
        IssueRef first = tracker().open(newIssue(), marker);
        IssueRef second = tracker().open(newIssue(), marker);
        assertThat(tracker().findAll(marker, Duration.ofSeconds(5))).containsExactly(first, second);
        assertThat(tracker().findAll(marker(), Duration.ofSeconds(5))).isEmpty();
    }

    @Test
    default void aCommentShouldBeFoundByItsMarker() {
        IssueRef issue = tracker().open(newIssue(), marker());
        IntentId marker = marker();
        tracker().addComment(issue, new CommentBody("One"), marker(), Optional.empty());
        Comment written = tracker().addComment(issue, new CommentBody("Two"), marker, Optional.empty());
        assertThat(tracker().findComment(issue, marker)).contains(written);
        assertThat(tracker().findComment(issue, marker())).isEmpty();
    }

    @Test
    default void whatWasNeverOpenedShouldBeSeenToBeAbsent() {
        tracker().open(newIssue(), marker());
        Sighting sighting = tracker().find(marker(), Duration.ofSeconds(5), List.of());
        assertThat(sighting.issues()).isEmpty();
        assertThat(sighting.complete()).isTrue();
    }

    @Test
    default void readShouldShowWhatStaffDid() {
        IssueRef issue = tracker().open(newIssue(), marker());
        staff().setStatus(issue, "In Progress");
        staff().assign(issue, "Dana Lee");
        staff().comment(issue, "Dana Lee", "Looking into it");
        staff().attach(issue, "Dana Lee", "log.png", "image/png", TestFiles.png());
        IssueSnapshot seen = tracker().read(issue);
        assertThat(seen.status().name()).isEqualTo("In Progress");
        assertThat(seen.assignee()).contains("Dana Lee");
        assertThat(seen.comments()).extracting(Comment::body).containsExactly("Looking into it");
        assertThat(seen.attachments()).extracting(Attachment::filename).containsExactly("log.png");
        assertThat(seen.attachments()).extracting(Attachment::author).containsExactly("Dana Lee");
    }

    @Test
    default void manyShouldBeReadAtOnceAsEachIsAlone() {
        List<IssueRef> issues = Stream.generate(() -> tracker().open(newIssue(), marker()))
                .limit(3)
                .toList();
        staff().setStatus(issues.get(0), "In Progress");
        staff().comment(issues.get(1), "Dana Lee", "Looking into it");
        staff().delete(issues.get(2));
        assertThat(tracker().readAll(issues))
                .containsExactlyInAnyOrder(
                        tracker().read(issues.get(0)), tracker().read(issues.get(1)));
        assertThat(tracker().readAll(List.of())).isEmpty();
    }

    @Test
    default void whatChangedShouldBeToldWithWhenItDid() {
        IssueRef issue = tracker().open(newIssue(), marker());
        staff().setStatus(issue, "In Progress");
        assertThat(tracker().changedWithin(Duration.ofMinutes(5)))
                .containsEntry(issue.id(), tracker().read(issue).updated().orElseThrow());
    }

    @Test
    default void aMovedIssueShouldBeFollowedByItsId() {
        IssueRef issue = tracker().open(newIssue(), marker());
        IssueRef moved = staff().move(issue, "OPS");
        assertThat(tracker().read(issue).issue()).isEqualTo(moved);
        assertThat(tracker()
                        .addComment(issue, new CommentBody("still here"), marker(), Optional.empty())
                        .body())
                .isEqualTo("still here");
    }

    @Test
    default void anIssueThatIsGoneShouldBeRefusedAsGone() {
        IssueRef issue = tracker().open(newIssue(), marker());
        staff().delete(issue);
        assertThatThrownBy(() -> tracker().read(issue)).isInstanceOf(Refusal.IssueGone.class);
        assertThatThrownBy(() -> tracker().close(issue)).isInstanceOf(Refusal.IssueGone.class);
        assertThatThrownBy(() -> tracker().addComment(issue, new CommentBody("x"), marker(), Optional.empty()))
                .isInstanceOf(Refusal.IssueGone.class);
        assertThatThrownBy(() -> tracker().deleteComment(issue, new CommentId("1")))
                .isInstanceOf(Refusal.IssueGone.class);
        assertThatThrownBy(() ->
                        tracker().attach(issue, new FileName("a.png"), FileType.PNG, Contents.of(TestFiles.png())))
                .isInstanceOf(Refusal.IssueGone.class);
    }

    @Test
    default void aCommentShouldComeOutAsItWentIn() {
        IssueRef issue = tracker().open(newIssue(), marker());
        for (String text : NASTY_TEXTS) {
            assertThat(tracker()
                            .addComment(issue, new CommentBody(text), marker(), Optional.empty())
                            .body())
                    .isEqualTo(text);
        }
        assertThat(tracker().read(issue).comments()).extracting(Comment::body).containsExactlyElementsOf(NASTY_TEXTS);
    }

    @Test
    default void manyCommentsShouldAllBeReadOldestFirst() {
        IssueRef issue = tracker().open(newIssue(), marker());
        for (int i = 0; i < 45; i++) {
            tracker().addComment(issue, new CommentBody("comment " + i), marker(), Optional.empty());
        }
        List<Comment> comments = tracker().read(issue).comments();
        assertThat(comments).hasSize(45);
        assertThat(comments.get(0).body()).isEqualTo("comment 0");
        assertThat(comments.get(44).body()).isEqualTo("comment 44");
    }

    @Test
    default void aCommentShouldBeEditedAndDeleted() {
        IssueRef issue = tracker().open(newIssue(), marker());
        Comment comment = tracker().addComment(issue, new CommentBody("before"), marker(), Optional.empty());
        Comment edited = tracker().editComment(issue, comment.id(), new CommentBody("after"));
        assertThat(edited.id()).isEqualTo(comment.id());
        assertThat(edited.body()).isEqualTo("after");
        assertThat(edited.created()).isEqualTo(comment.created());
        tracker().deleteComment(issue, comment.id());
        assertThat(tracker().read(issue).comments()).isEmpty();
    }

    @Test
    default void aCommentShouldSayWhoWroteItWhereTheySaidSo() {
        AuthorMark mark = AuthorMark.of(new User(new UserId(7), "alice", "alice@example.com", Role.USER));
        IssueRef issue = tracker().open(newIssue(), marker());
        Comment hers = tracker().addComment(issue, new CommentBody("Mine"), marker(), Optional.of(mark));
        Comment nobodys = tracker().addComment(issue, new CommentBody("Ours"), marker(), Optional.empty());
        CommentId staffs = new CommentId(staff().comment(issue, "Dana Lee", "Any news?"));
        assertThat(tracker().authors(issue)).isEqualTo(Map.of(hers.id(), mark));
        assertThat(tracker().read(issue).ours()).contains(hers.id(), nobodys.id());
        assertThat(tracker().read(issue).comments()).extracting(Comment::id).contains(staffs);
    }

    @Test
    default void whatIsNotDoneShouldBeToldUpToSoMany() {
        IssueRef open = tracker().open(newIssue(), marker());
        IssueRef done = tracker().open(newIssue(), marker());
        IssueRef deleted = tracker().open(newIssue(), marker());
        tracker().close(done);
        staff().delete(deleted);
        assertThat(tracker().unfinished(1)).contains(Set.of(open.id()));
        IssueRef another = tracker().open(newIssue(), marker());
        assertThat(tracker().unfinished(2)).contains(Set.of(open.id(), another.id()));
        assertThat(tracker().unfinished(1)).isEmpty();
    }

    @Test
    default void aCommentOfAnotherIssueShouldBeUnknown() {
        IssueRef issue = tracker().open(newIssue(), marker());
        IssueRef another = tracker().open(newIssue(), marker());
        CommentId id = tracker()
                .addComment(issue, new CommentBody("mine"), marker(), Optional.empty())
                .id();
        assertThatThrownBy(() -> tracker().editComment(another, id, new CommentBody("x")))
                .isInstanceOf(Refusal.CommentUnknown.class);
        assertThatThrownBy(() -> tracker().deleteComment(another, id)).isInstanceOf(Refusal.CommentUnknown.class);
        assertThat(tracker().read(issue).comments()).hasSize(1);
    }

    @Test
    default void timesShouldBeNow() {
        Instant before = Instant.now().minusSeconds(5);
        IssueRef issue = tracker().open(newIssue(), marker());
        Comment comment = tracker().addComment(issue, new CommentBody("now"), marker(), Optional.empty());
        assertThat(comment.created()).isBetween(before, Instant.now().plusSeconds(5));
    }

    @Test
    default void closeShouldLeadToDoneAndMayBeRepeated() {
        IssueRef issue = tracker().open(newIssue(), marker());
        tracker().close(issue);
        tracker().close(issue);
        assertThat(tracker().read(issue).status().name()).isEqualTo("Done");
    }

    @Test
    default void anAttachedFileShouldComeBackByteForByte() throws IOException {
        IssueRef issue = tracker().open(newIssue(), marker());
        List<String> names = List.of(
                "xss-poc.png",
                "证据 №1.png",
                "with \"quotes\".png",
                "a\"; filename=\"b.exe\".png",
                "a;b=c%20d.png",
                "a%22%0d%0a🐞.png",
                "ünï.png");
        for (String name : names) {
            Attachment added = tracker().attach(issue, new FileName(name), FileType.PNG, Contents.of(TestFiles.png()));
            assertThat(added.filename()).isEqualTo(name);
            assertThat(added.mimeType()).isEqualTo("image/png");
            assertThat(added.size()).isEqualTo(TestFiles.png().length);
            try (InputStream in = tracker().download(issue, added).content()) {
                assertThat(in.readAllBytes()).isEqualTo(TestFiles.png());
            }
        }
        assertThat(tracker().read(issue).attachments()).hasSameSizeAs(names);
    }

    @Test
    default void aFileThatIsGoneShouldBeUnknown() {
        IssueRef issue = tracker().open(newIssue(), marker());
        Attachment never = new Attachment(
                new AttachmentId("999999"), "a.png", "image/png", 1, "nobody", Instant.parse("2026-02-18T09:14:02Z"));
        assertThatThrownBy(() -> tracker().download(issue, never)).isInstanceOf(Refusal.AttachmentUnknown.class);
    }
}
