package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.AttachmentJson;
import io.ticketbridge.jira.json.CommentJson;
import io.ticketbridge.jira.json.CommentsJson;
import io.ticketbridge.jira.json.IssueJson;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Jira's JSON may be like, and what it may lack. */
class JiraJsonTest {
    private static final String DATE = "\"2026-02-06T19:56:35.604+0100\"";

    @Test
    void anIdMayBeANumberAndUnknownMembersShouldBeIgnored() {
        CommentJson json = answer(
                        "{\"id\":10231,\"body\":\"x\",\"created\":" + DATE + ",\"visibility\":{\"type\":\"role\"}}")
                .as(CommentJson.class)
                .orElseThrow();

        Comment comment = Parts.comment(json, JiraDialect.DATA_CENTER);

        assertThat(comment.id().value()).isEqualTo("10231");
        assertThat(comment.updated()).isEqualTo(Instant.parse("2026-02-06T18:56:35.604Z"));
    }

    @Test
    void whatIsNullOrMissingShouldHaveAStandIn() {
        AttachmentJson json = answer("{\"id\":\"1\",\"filename\":null,\"author\":null,\"created\":" + DATE + "}")
                .as(AttachmentJson.class)
                .orElseThrow();

        Attachment attachment = Parts.attachment(json);

        assertThat(attachment.author()).isEqualTo("Unknown");
        assertThat(attachment.filename()).isEqualTo("1");
        assertThat(attachment.mimeType()).isEqualTo("application/octet-stream");
        assertThat(answer("{\"id\":1,\"key\":\"SEC-1\",\"fields\":{\"assignee\":null,\"comment\":null}}")
                        .as(IssueJson.class))
                .isPresent();
        assertThat(answer("{\"comments\":[null],\"total\":1}")
                        .as(CommentsJson.class)
                        .orElseThrow()
                        .list())
                .isEmpty();
    }

    @Test
    void whatIsNotWhatItShouldBeShouldBeAbsent() {
        assertThat(answer("").as(IssueJson.class)).isEmpty();
        assertThat(answer("null").as(IssueJson.class)).isEmpty();
        assertThat(answer("[]").as(IssueJson.class)).isEmpty();
        assertThat(answer("<html>").as(IssueJson.class)).isEmpty();
        assertThat(answer("[".repeat(100_000)).as(IssueJson.class)).isEmpty();
    }

    @Test
    void anIdThatIsNoneShouldBeNonsense() {
        CommentJson json = new CommentJson("../1", null, null, null, null, null);

        assertThatThrownBy(() -> Parts.comment(json, JiraDialect.CLOUD_V3))
                .isInstanceOf(Refusal.JiraAnsweredNonsense.class);
        assertThat(IssueRefs.of("1/2", "SEC-1")).isEmpty();
        assertThat(IssueRefs.of("1", "SEC-1\r\nX: y")).isEmpty();
        assertThat(IssueRefs.of("10542", "SEC_2-204")).isPresent();
    }

    @Test
    void anAnswerShouldNotShowItsBody() {
        assertThat(answer("private")).hasToString("JiraAnswer[200]");
    }

    private static JiraAnswer answer(String body) {
        return new JiraAnswer(200, Map.of(), body);
    }
}
