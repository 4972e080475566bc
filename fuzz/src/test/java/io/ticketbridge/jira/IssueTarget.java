package io.ticketbridge.jira;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.fuzz.Target;
import io.ticketbridge.jira.json.AttachmentJson;
import io.ticketbridge.jira.json.CommentJson;
import io.ticketbridge.jira.json.CommentsJson;
import io.ticketbridge.jira.json.FoundJson;
import io.ticketbridge.jira.json.IssueJson;
import io.ticketbridge.jira.json.PageJson;
import io.ticketbridge.jira.json.TransitionsJson;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Jira's answers, as each shape that is expected and as a no. What is no such shape is refused, whatever it is. */
public final class IssueTarget implements Target {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-18T09:14:02Z"), ZoneOffset.UTC);
    private static final int MAX_MESSAGE = 600;

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "{\"id\":\"10001\",\"key\":\"SEC-1\",\"fields\":{\"status\":{\"name\":\"Done\",\"statusCategory\":{\"key\":"
                                + "\"done\"}},\"assignee\":{\"displayName\":\"Dana\"},\"comment\":{\"comments\":[{\"id\":\"1\",\"body\":"
                                + "\"x\",\"created\":\"2026-02-06T19:56:35.604+0100\",\"properties\":[{\"key\":\"k\",\"value\":{}}]}],"
                                + "\"total\":1},\"attachment\":[{\"id\":\"2\",\"filename\":\"a.png\",\"mimeType\":\"image/png\",\"size\":"
                                + "3,\"created\":\"2026-02-06T19:56:35.604+0000\"}]}}",
                        "{\"issues\":[{\"id\":\"1\",\"key\":\"A-1\",\"fields\":{\"labels\":[\"x\"]},\"properties\":"
                                + "{\"tickets.intent\":{\"id\":\"y\"}}}]}",
                        "{\"values\":[{\"id\":\"1\",\"name\":\"Bug\"}],\"total\":2,\"isLast\":false}",
                        "{\"transitions\":[{\"id\":\"31\",\"to\":{\"statusCategory\":{\"key\":\"done\"}},\"fields\":{\"r\":{\"required\":"
                                + "true,\"allowedValues\":[{\"name\":\"Fixed\"}]}}}]}",
                        "{\"errorMessages\":[\"no\"],\"errors\":{\"summary\":\"too long\"}}",
                        "{\"message\":\"Client must be authenticated\",\"status-code\":401}",
                        "[null]",
                        "<html></html>",
                        "9223372036854775807",
                        "Wed, 18 Feb 2026 09:15:02 GMT")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @Override
    public void read(byte[] input) {
        String text = new String(input, UTF_8);
        JiraAnswer answer = new JiraAnswer(200, Map.of(), text);
        answer.as(IssueJson.class).ifPresent(IssueTarget::issue);
        answer.as(FoundJson.class).stream()
                .flatMap(found -> found.list().stream())
                .forEach(issue ->
                        assertThat(issue.intent().map(id -> issue.labels())).isNotNull());
        answer.as(PageJson.class)
                .ifPresent(page -> assertThat(page.hasMore(page.list().size())).isIn(true, false));
        answer.as(TransitionsJson.class).map(TransitionsJson::list).ifPresent(list -> assertThat(list)
                .isNotNull());
        no(text);
    }

    private static void issue(IssueJson issue) {
        assertThat(IssueRefs.of(issue.id(), issue.key())).isNotNull();
        Optional.ofNullable(issue.fields()).ifPresent(fields -> {
            Optional.ofNullable(fields.comment()).map(CommentsJson::list).orElse(List.of()).stream()
                    .forEach(IssueTarget::comment);
            Optional.ofNullable(fields.attachment()).orElse(List.of()).forEach(IssueTarget::attachment);
        });
    }

    private static void comment(CommentJson json) {
        try {
            Comment comment = Parts.comment(json, JiraDialect.CLOUD_V3);
            assertThat(comment.body()).hasSizeLessThanOrEqualTo(CommentBody.MAX_LENGTH);
            assertThat(Long.parseLong(comment.id().value())).isPositive();
        } catch (Refusal.JiraAnsweredNonsense refused) {
            assertThat(refused.getMessage().length()).isLessThan(MAX_MESSAGE);
        }
    }

    private static void attachment(AttachmentJson json) {
        try {
            Attachment attachment = Parts.attachment(json);
            assertThat(attachment.filename())
                    .hasSizeLessThanOrEqualTo(Attachment.MAX_LENGTH)
                    .doesNotContain("\n", "\0");
            assertThat(attachment.size()).isNotNegative();
        } catch (Refusal.JiraAnsweredNonsense refused) {
            assertThat(refused.getMessage().length()).isLessThan(MAX_MESSAGE);
        }
    }

    private static void no(String text) {
        JiraErrors errors = new JiraErrors(CLOCK);
        for (int status : new int[] {400, 401, 404, 418, 429, 500, 503}) {
            JiraAnswer answer = new JiraAnswer(status, Map.of("retry-after", text), text);
            Refusal refusal = errors.refusal(answer, true, missing -> new Refusal.CommentUnknown(), Map.of());
            assertThat(refusal.getMessage().length()).isLessThan(MAX_MESSAGE);
        }
        assertThat(RetryAfter.read(text, CLOCK)).isPositive().isLessThanOrEqualTo(RetryAfter.CAP);
    }
}
