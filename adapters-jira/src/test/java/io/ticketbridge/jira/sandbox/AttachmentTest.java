package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Caller.Reply;
import io.ticketbridge.port.StoppedClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttachmentTest {
    private static final String UPLOAD = "/rest/api/2/issue/SEC-1/attachments";
    private static final byte[] BYTES = "\u0089PNG and so on".getBytes(StandardCharsets.ISO_8859_1);
    private static final String NAME = "Übersicht 見取図 🙂.png";

    private final StoppedClock clock = StoppedClock.at("2026-02-06T18:56:35.604Z");
    private final JiraSandbox cloud = JiraSandbox.start(SandboxOptions.cloud(), clock);
    private final JiraSandbox dataCenter =
            JiraSandbox.start(SandboxOptions.dataCenter().under("/jira"), clock);
    private final Caller onCloud = Caller.of(cloud).with("X-Atlassian-Token", "no-check");
    private final Caller onDataCenter = Caller.of(dataCenter).with("X-Atlassian-Token", "no-check");

    @BeforeEach
    void createIssues() {
        onCloud.create("a");
        onDataCenter.create("a");
    }

    @AfterEach
    void close() {
        cloud.close();
        dataCenter.close();
    }

    @Test
    void anUploadShouldAnswerAnArrayAndKeepTheName() {
        Reply uploaded = onCloud.upload(UPLOAD, NAME, BYTES);
        assertThat(uploaded.status()).isEqualTo(200);
        assertThat(uploaded.json().isArray()).isTrue();
        assertThat(uploaded.at("/0/id").isTextual()).isTrue();
        assertThat(uploaded.at("/0/filename").asText()).isEqualTo(NAME);
        assertThat(uploaded.at("/0/size").asInt()).isEqualTo(BYTES.length);
        assertThat(uploaded.at("/0/mimeType").asText()).isEqualTo("image/png");
        assertThat(cloud.issue("SEC-1").attachments()).containsExactly(NAME);
    }

    @Test
    void aQuoteInANameShouldComeWithABackslashAndStayWithoutIt() {
        onCloud.upload(UPLOAD, "a \\\"b\\\".png", BYTES);
        assertThat(cloud.issue("SEC-1").attachments()).containsExactly("a \"b\".png");
    }

    @Test
    void anUploadWithoutTheTokenHeaderShouldBeTakenForAForgery() {
        Reply refused = Caller.of(cloud).upload(UPLOAD, NAME, BYTES);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).isEqualTo("XSRF check failed");
        assertThat(cloud.issue("SEC-1").attachments()).isEmpty();
    }

    @Test
    void anUploadOverTheLimitShouldBeRefused() {
        try (JiraSandbox small = JiraSandbox.start(SandboxOptions.cloud().withAttachmentLimit(BYTES.length), clock)) {
            Caller caller = Caller.of(small).with("X-Atlassian-Token", "no-check");
            caller.create("a");
            assertThat(caller.upload(UPLOAD, NAME, BYTES).status()).isEqualTo(200);
            assertThat(caller.upload(UPLOAD, NAME, new byte[BYTES.length + 1]).status())
                    .isEqualTo(413);
            assertThat(small.issue("SEC-1").attachments()).hasSize(1);
        }
    }

    @Test
    void anUploadShouldBringAFileToAnIssue() {
        assertThat(onCloud.post(UPLOAD, "{}").status()).isEqualTo(415);
        assertThat(onCloud.upload("/rest/api/2/issue/SEC-9/attachments", NAME, BYTES)
                        .status())
                .isEqualTo(404);
        assertThat(onCloud.upload(UPLOAD, "", BYTES).status()).isEqualTo(400);
        assertThat(onCloud.with("Content-Type", "multipart/form-data; boundary=x")
                        .post(UPLOAD, "nothing")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void cloudShouldHandOutFilesFromAnotherOriginByALinkThatIsGoodForOnce() {
        String id = upload(onCloud);
        Reply redirect = onCloud.get("/rest/api/3/attachment/content/" + id);
        assertThat(redirect.status()).isEqualTo(303);
        URI location = URI.create(redirect.header("Location"));
        assertThat(location.toString()).startsWith(cloud.mediaUrl());
        assertThat(Caller.at(location.toString()).get("").bytes()).isEqualTo(BYTES);
        assertThat(Caller.at(location.toString()).get("").status()).isEqualTo(403);
    }

    @Test
    void theOtherOriginShouldRefuseCredentialsAndNoteThem() {
        String id = upload(onCloud);
        String location = onCloud.get("/rest/api/2/attachment/content/" + id).header("Location");
        Reply refused = Caller.at(location).withBasic("a", "b").get("");
        assertThat(refused.status()).isEqualTo(400);
        Journal.Entry noted = cloud.journal().entries("GET", "/file/").get(0);
        assertThat(noted.host()).isEqualTo("media");
        assertThat(noted.authorization()).isEqualTo("Basic");
        assertThat(noted.status()).isEqualTo(400);
    }

    @Test
    void cloudShouldGiveTheBytesWhereNoRedirectIsWanted() {
        Reply direct = onCloud.get("/rest/api/3/attachment/content/" + upload(onCloud) + "?redirect=false");
        assertThat(direct.status()).isEqualTo(200);
        assertThat(direct.header("Content-Type")).startsWith("image/png");
        assertThat(direct.bytes()).isEqualTo(BYTES);
        assertThat(onCloud.get("/rest/api/3/attachment/content/999").status()).isEqualTo(404);
    }

    @Test
    void dataCenterShouldHandOutFilesUnderTheUrlThatItNames() {
        onDataCenter.upload(UPLOAD, NAME, BYTES);
        String content = onDataCenter
                .get("/rest/api/2/issue/SEC-1?fields=attachment")
                .at("/fields/attachment/0/content")
                .asText();
        assertThat(content).startsWith(dataCenter.baseUrl() + "/secure/attachment/");
        String path = content.substring(dataCenter.baseUrl().length());
        assertThat(onDataCenter.get(path).bytes()).isEqualTo(BYTES);
        assertThat(Caller.nobody(dataCenter).get(path).status()).isEqualTo(401);
        assertThat(onDataCenter.get("/rest/api/2/attachment/content/1").status())
                .isEqualTo(404);
    }

    @Test
    void dataCenterMaySendTokensToItsLoginPage() {
        SandboxOptions options = SandboxOptions.dataCenter().under("/jira").withLoginPageForTokens();
        try (JiraSandbox sandbox = JiraSandbox.start(options, clock)) {
            Caller byToken = Caller.nobody(sandbox).with("Authorization", "Bearer " + SandboxOptions.TOKEN);
            byToken.create("a");
            String id = sandbox.attachAs("SEC-1", "Dana Lee", "a.png", "image/png", BYTES);
            Reply redirect = byToken.get("/secure/attachment/" + id + "/a.png");
            assertThat(redirect.status()).isEqualTo(302);
            assertThat(redirect.header("Location")).startsWith("/jira/login.jsp");
            assertThat(Caller.nobody(sandbox).get("/login.jsp").header("Content-Type"))
                    .startsWith("text/html");
            assertThat(Caller.of(sandbox)
                            .get("/secure/attachment/" + id + "/a.png")
                            .bytes())
                    .isEqualTo(BYTES);
        }
    }

    @Test
    void metadataShouldHaveANumberForAnIdOnCloudAlone() {
        Reply cloudFile = onCloud.get("/rest/api/3/attachment/" + upload(onCloud));
        Reply dataCenterFile = onDataCenter.get("/rest/api/2/attachment/" + upload(onDataCenter));
        assertThat(cloudFile.at("/id").isNumber()).isTrue();
        assertThat(dataCenterFile.at("/id").isTextual()).isTrue();
        assertThat(cloudFile.at("/filename").asText()).isEqualTo(NAME);
    }

    @Test
    void aDeletedFileShouldBeGone() {
        String id = upload(onCloud);
        assertThat(onCloud.delete("/rest/api/3/attachment/" + id).status()).isEqualTo(204);
        assertThat(onCloud.get("/rest/api/3/attachment/" + id).status()).isEqualTo(404);
        assertThat(cloud.issue("SEC-1").attachments()).isEmpty();
    }

    private static String upload(Caller caller) {
        return caller.upload(UPLOAD, NAME, BYTES).at("/0/id").asText();
    }
}
