package io.ticketbridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jira shows may hold anything: it is clipped and cleaned before it is stored, shown or sent as a header. */
class SeenTextTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final int MEGABYTE = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "In Progress, In Progress",
        "'a\r\nSet-Cookie: b', 'a  Set-Cookie: b'",
        "'a\u0000b', 'a b'",
        "'a\u2028b\u2029c\u0085d', 'a b c d'",
        "'xcod\u202Egnp.exe', 'xcodgnp.exe'",
        "'\uD83D\uDE00', '\uD83D\uDE00'",
    })
    void aNameShouldBeOneLine(String seen, String shown) {
        assertThat(new TicketStatus(seen).name()).isEqualTo(shown);
        assertThat(file(seen, seen).filename()).isEqualTo(shown);
        assertThat(file(seen, seen).mimeType()).isEqualTo(shown);
        assertThat(file(seen, seen).author()).isEqualTo(shown);
        assertThat(snapshot(seen).assignee()).contains(shown);
    }

    @Test
    void halfACharacterShouldBeReplaced() {
        assertThat(new TicketStatus("a\uD83D").name()).isEqualTo("a\uFFFD");
        assertThat(comment("a\uDE00b").body()).isEqualTo("a\uFFFDb");
    }

    @Test
    void whatIsLongShouldBeClippedBetweenCharacters() {
        assertThat(new TicketStatus("x".repeat(MEGABYTE)).name()).hasSize(255).endsWith("x…");
        assertThat(new TicketStatus("x".repeat(253) + "\uD83D\uDE00\uD83D\uDE00").name())
                .isEqualTo("x".repeat(253) + "…");
        assertThat(snapshot("x".repeat(MEGABYTE)).assignee().orElseThrow()).hasSize(255);
        assertThat(comment("x".repeat(MEGABYTE)).body()).hasSize(32_767).endsWith("x…");
    }

    @Test
    void aCommentShouldKeepItsLines() {
        assertThat(comment("a\r\nb\tc\u0000\u001B[31m").body()).isEqualTo("a\r\nb\tc[31m");
    }

    private static Comment comment(String body) {
        return new Comment(new CommentId("1"), body, NOW, NOW);
    }

    private static Attachment file(String name, String author) {
        return new Attachment(new AttachmentId("1"), name, name, 1, author, NOW);
    }

    private static IssueSnapshot snapshot(String assignee) {
        return new IssueSnapshot(
                new IssueRef("1", "SEC-1"),
                TicketStatus.TO_DO,
                Optional.of(assignee),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
