package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Caller.Reply;
import io.ticketbridge.port.StoppedClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentTest {
    private static final String V2 = "/rest/api/2/issue/SEC-1/comment";
    private static final String V3 = "/rest/api/3/issue/SEC-1/comment";
    private static final String DOCUMENT =
            "{'type': 'doc', 'version': 1, 'content': [{'type': 'codeBlock', 'attrs': {'language': 'java'},"
                    + " 'content': [{'type': 'text', 'text': 'int i;'}]}]}";

    private final StoppedClock clock = StoppedClock.at("2026-02-06T18:56:35.604Z");
    private final JiraSandbox sandbox = JiraSandbox.start(SandboxOptions.cloud(), clock);
    private final Caller caller = Caller.of(sandbox);

    @BeforeEach
    void createIssue() {
        caller.create("a");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aCommentShouldBeAddedReadEditedAndDeleted() {
        Reply added = caller.post(V2, "{'body': 'First'}");
        String comment = V2 + "/" + added.at("/id").asText();
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.at("/author/displayName").asText()).isEqualTo(JiraSandbox.ACCOUNT);
        clock.advance(Duration.ofSeconds(1));
        Reply edited = caller.put(comment, "{'body': 'Second'}");
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.at("/updated")).isNotEqualTo(edited.at("/created"));
        assertThat(caller.get(comment).at("/body").asText()).isEqualTo("Second");
        assertThat(caller.delete(comment).status()).isEqualTo(204);
        assertThat(caller.get(comment).status()).isEqualTo(404);
    }

    @Test
    void aDocumentShouldComeBackThroughVersionThreeAsItWasAndThroughVersionTwoAsText() {
        String id = caller.post(V3, "{'body': " + DOCUMENT + "}").at("/id").asText();
        assertThat(caller.get(V3 + "/" + id).json().path("body").toString())
                .isEqualTo(DOCUMENT.replace('\'', '"').replace(": ", ":").replace(", ", ","));
        assertThat(caller.get(V2 + "/" + id).at("/body").asText()).isEqualTo("int i;");
    }

    @Test
    void aTextShouldComeBackThroughVersionThreeAsADocument() {
        String id = caller.post(V2, "{'body': 'a\\nb\\n\\nc'}").at("/id").asText();
        Reply read = caller.get(V3 + "/" + id);
        assertThat(read.at("/body/content")).hasSize(2);
        assertThat(read.at("/body/content/0/content/1/type").asText()).isEqualTo("hardBreak");
        assertThat(read.at("/body/content/1/content/0/text").asText()).isEqualTo("c");
    }

    @Test
    void anEmptyCommentShouldBeRefused() {
        for (String body : new String[] {"{}", "{'body': ''}", "{'body': ' \\n'}", "{'body': null}"}) {
            Reply refused = caller.post(V2, body);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.at("/errorMessages/0").asText()).isEqualTo("Comment body can not be empty!");
        }
        assertThat(caller.post(V3, "{'body': {'type': 'doc', 'version': 1, 'content': []}}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.post(V3, "{'body': 'plain'}").status()).isEqualTo(400);
        assertThat(caller.post(V2, "{'body': " + DOCUMENT + "}").status()).isEqualTo(400);
        assertThat(sandbox.issue("SEC-1").comments()).isEmpty();
    }

    @Test
    void aCommentOfAnotherIssueShouldNotBeFound() {
        String other = caller.create("b");
        String id = sandbox.commentAs(other, "Dana Lee", "Elsewhere");
        assertThat(caller.get(V2 + "/" + id).status()).isEqualTo(404);
        assertThat(caller.put(V2 + "/" + id, "{'body': 'x'}").status()).isEqualTo(404);
        assertThat(caller.delete(V2 + "/" + id).status()).isEqualTo(404);
        assertThat(sandbox.issue(other).comments()).containsExactly("Elsewhere");
    }

    @Test
    void anIssueShouldShowItsFirstCommentsAndTheRestInPages() {
        for (int i = 1; i <= 120; i++) {
            sandbox.commentAs("SEC-1", "Dana Lee", "Number " + i);
        }
        Reply issue = caller.get("/rest/api/2/issue/SEC-1?fields=comment");
        assertThat(issue.at("/fields/comment/comments")).hasSize(20);
        assertThat(issue.at("/fields/comment/total").asInt()).isEqualTo(120);
        Reply page = caller.get(V2 + "?startAt=100&maxResults=100&orderBy=created");
        assertThat(page.at("/comments")).hasSize(20);
        assertThat(page.at("/comments/0/body").asText()).isEqualTo("Number 101");
        assertThat(caller.get(V2 + "?maxResults=1000").at("/comments")).hasSize(100);
        assertThat(caller.get(V2 + "?orderBy=-created").at("/comments/0/body").asText())
                .isEqualTo("Number 120");
        assertThat(caller.get(V2 + "?orderBy=colour").status()).isEqualTo(400);
        assertThat(caller.get(V2 + "?startAt=x").status()).isEqualTo(400);
    }

    @Test
    void dataCenterShouldShowAllCommentsAtOnce() {
        try (JiraSandbox dataCenter = JiraSandbox.start(SandboxOptions.dataCenter(), clock)) {
            Caller.of(dataCenter).create("a");
            for (int i = 1; i <= 60; i++) {
                dataCenter.commentAs("SEC-1", "Dana Lee", "Number " + i);
            }
            assertThat(Caller.of(dataCenter).get(V2).at("/comments")).hasSize(60);
            assertThat(Caller.of(dataCenter).get("/rest/api/2/issue/SEC-1").at("/fields/comment/comments"))
                    .hasSize(60);
        }
    }

    @Test
    void propertiesShouldBeBornWithTheCommentAndShownWhereAskedFor() {
        caller.post(V2, "{'body': 'a', 'properties': [{'key': 'tickets.intent', 'value': {'id': 'abc'}}]}");
        Reply shown = caller.get(V2 + "?expand=properties");
        assertThat(shown.at("/comments/0/properties/0/value/id").asText()).isEqualTo("abc");
        assertThat(caller.get(V2).at("/comments/0").has("properties")).isFalse();
    }

    @Test
    void staffShouldEditAndDeleteComments() {
        String id = sandbox.commentAs("SEC-1", "Dana Lee", "a");
        sandbox.editComment("SEC-1", id, "b");
        assertThat(sandbox.issue("SEC-1").comments()).containsExactly("b");
        sandbox.deleteComment("SEC-1", id);
        assertThat(sandbox.issue("SEC-1").comments()).isEmpty();
    }
}
