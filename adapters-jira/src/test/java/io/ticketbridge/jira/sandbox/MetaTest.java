package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Caller.Reply;
import io.ticketbridge.port.StoppedClock;
import java.time.Clock;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetaTest {
    private final Clock clock = StoppedClock.at("2026-02-06T18:56:35.604Z");
    private final JiraSandbox cloud = JiraSandbox.start(SandboxOptions.cloud(), clock);
    private final JiraSandbox dataCenter = JiraSandbox.start(SandboxOptions.dataCenter(), clock);

    @AfterEach
    void close() {
        cloud.close();
        dataCenter.close();
    }

    @Test
    void serverInfoShouldTellTheEditionToAnybody() {
        Reply onCloud = Caller.nobody(cloud).get("/rest/api/3/serverInfo");
        Reply onDataCenter = Caller.nobody(dataCenter).get("/rest/api/2/serverInfo");
        assertThat(onCloud.at("/deploymentType").asText()).isEqualTo("Cloud");
        assertThat(onCloud.at("/baseUrl").asText()).isEqualTo(cloud.baseUrl());
        assertThat(onDataCenter.at("/deploymentType").asText()).isEqualTo("Server");
        assertThat(onDataCenter.at("/version").asText()).isEqualTo("9.12.2");
        assertThat(onDataCenter.at("/versionNumbers/1").asInt()).isEqualTo(12);
    }

    @Test
    void usersShouldHaveAnAccountIdOnCloudAndANameOnDataCenter() {
        Reply onCloud = Caller.of(cloud).get("/rest/api/3/myself");
        Reply onDataCenter = Caller.of(dataCenter).get("/rest/api/2/myself");
        assertThat(onCloud.json().has("accountId")).isTrue();
        assertThat(onCloud.json().has("name")).isFalse();
        assertThat(onDataCenter.json().has("accountId")).isFalse();
        assertThat(onDataCenter.json().has("key")).isTrue();
        assertThat(onCloud.at("/timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(onCloud.at("/displayName")).isEqualTo(onDataCenter.at("/displayName"));
    }

    @Test
    void dataCenterShouldNotHaveApiThree() {
        Reply reply = Caller.of(dataCenter).get("/rest/api/3/myself");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void unknownPathsAndMethodsShouldBeRefusedInJsonOnCloud() {
        Reply nowhere = Caller.of(cloud).get("/rest/api/3/nothing");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.at("/errorMessages/0").asText()).isNotEmpty();
        assertThat(Caller.of(cloud).delete("/rest/api/3/myself").status()).isEqualTo(405);
    }

    @Test
    void projectsShouldBeFoundByKeyAndById() {
        assertThat(Caller.of(cloud).get("/rest/api/3/project/SEC").at("/id").asText())
                .isEqualTo("10000");
        assertThat(Caller.of(cloud).get("/rest/api/3/project/10000").at("/key").asText())
                .isEqualTo("SEC");
        assertThat(Caller.of(cloud).get("/rest/api/3/project/NOPE").status()).isEqualTo(404);
        assertThat(Caller.of(dataCenter).get("/rest/api/2/project").at("/0/key").asText())
                .isEqualTo("SEC");
        assertThat(Caller.of(cloud)
                        .get("/rest/api/3/project/search")
                        .at("/values/0/key")
                        .asText())
                .isEqualTo("SEC");
    }

    @Test
    void createMetaShouldNameItsListsAsEachEditionDoes() {
        String types = "/issue/createmeta/SEC/issuetypes";
        assertThat(Caller.of(cloud)
                        .get("/rest/api/3" + types)
                        .at("/issueTypes/0/name")
                        .asText())
                .isEqualTo("Bug");
        assertThat(Caller.of(dataCenter)
                        .get("/rest/api/2" + types)
                        .at("/values/0/name")
                        .asText())
                .isEqualTo("Bug");
        assertThat(Caller.of(cloud)
                        .get("/rest/api/3" + types + "/10001")
                        .at("/fields/2/fieldId")
                        .asText())
                .isEqualTo("summary");
        assertThat(Caller.of(dataCenter)
                        .get("/rest/api/2" + types + "/10001")
                        .at("/values/2/required")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void createMetaShouldBePaged() {
        Reply page = Caller.of(dataCenter).get("/rest/api/2/issue/createmeta/SEC/issuetypes?startAt=1&maxResults=2");
        assertThat(page.at("/values")).hasSize(2);
        assertThat(page.at("/values/0/name").asText()).isEqualTo("Task");
        assertThat(page.at("/total").asInt()).isEqualTo(4);
        assertThat(page.at("/isLast").asBoolean()).isFalse();
    }

    @Test
    void theOldCreateMetaShouldTellAllAtOnce() {
        Reply all =
                Caller.of(cloud).get("/rest/api/2/issue/createmeta?projectKeys=SEC&expand=projects.issuetypes.fields");
        assertThat(all.at("/projects/0/issuetypes/0/fields/priority/name").asText())
                .isEqualTo("Priority");
        assertThat(Caller.of(cloud)
                        .get("/rest/api/2/issue/createmeta?projectKeys=NOPE")
                        .at("/projects"))
                .isEmpty();
    }

    @Test
    void permissionsShouldBeAskedForByNameOnCloud() {
        Reply reply = Caller.of(cloud).get("/rest/api/3/mypermissions?projectKey=SEC&permissions=CREATE_ISSUES");
        assertThat(reply.at("/permissions/CREATE_ISSUES/havePermission").asBoolean())
                .isTrue();
        assertThat(Caller.of(cloud)
                        .get("/rest/api/3/mypermissions?projectKey=SEC")
                        .status())
                .isEqualTo(400);
        assertThat(Caller.of(dataCenter)
                        .get("/rest/api/2/mypermissions?projectKey=NOPE")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aContextPathShouldBeDemandedAndAppearInUrls() {
        SandboxOptions options = SandboxOptions.cloud().under("/ex/jira/11223344-a1b2");
        try (JiraSandbox sandbox = JiraSandbox.start(options, clock)) {
            Reply info = Caller.of(sandbox).get("/rest/api/3/serverInfo");
            assertThat(info.at("/baseUrl").asText()).endsWith("/ex/jira/11223344-a1b2");
            String origin = sandbox.baseUrl().replace("/ex/jira/11223344-a1b2", "");
            assertThat(Caller.at(origin).get("/rest/api/3/serverInfo").status()).isEqualTo(404);
        }
    }

    /** The quickest of a few, so that a busy machine does not matter. */
    @Test
    void startingShouldTakeLessThanThreeTenthsOfASecond() {
        assertThat(LongStream.range(0, 5).map(attempt -> nanosOfAStart()).min().orElseThrow())
                .isLessThan(300_000_000L);
    }

    private long nanosOfAStart() {
        long start = System.nanoTime();
        try (JiraSandbox sandbox = JiraSandbox.start(SandboxOptions.cloud(), clock)) {
            assertThat(Caller.nobody(sandbox).get("/rest/api/3/serverInfo").status())
                    .isEqualTo(200);
            return System.nanoTime() - start;
        }
    }
}
