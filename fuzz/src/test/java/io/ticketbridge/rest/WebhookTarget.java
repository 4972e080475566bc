package io.ticketbridge.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.WebhookSignature;
import io.ticketbridge.fuzz.Target;
import io.ticketbridge.rest.json.IssueNewsJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Jira's webhooks send, and how it is signed. Whatever it says, what is learnt of it is an issue's id; no text is a signature but the right one. */
public final class WebhookTarget implements Target {
    private static final Secret SECRET = new Secret("known to Jira");

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "{\"timestamp\":1,\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"10542\",\"key\":\"SEC-1\"}}",
                        "{\"webhookEvent\":\"jira:issue_deleted\",\"issue\":{\"fields\":{\"id\":\"1\"},\"id\":\"10542\"}}",
                        "{\"webhookEvent\":\"comment_created\",\"comment\":{\"self\":\"https://j.example/issue/10542/comment/7\"}}",
                        "{\"issue\":[{\"id\":\"1\"}],\"comment\":\"x\",\"webhookEvent\":null}",
                        "{\"issue\":{\"id\":\"10542\"},\"issue\":{\"id\":\"99999999999999999999\"}}",
                        "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
                        "[]",
                        "")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @Override
    public void read(byte[] input) {
        Optional<IssueNews> news = IssueNewsJson.parse(input).flatMap(IssueNewsJson::news);
        news.ifPresent(told -> assertThat(told.issueId()).matches("[1-9][0-9]{0,18}"));
        WebhookSignature right = WebhookSignature.of(SECRET, input);
        assertThat(right.isOf(SECRET, input)).isTrue();
        String other = new String(input, ISO_8859_1);
        assertThat(new WebhookSignature(other).isOf(SECRET, input)).isEqualTo(other.equals(right.value()));
    }
}
