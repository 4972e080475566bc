package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Caller.Reply;
import io.ticketbridge.port.StoppedClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final StoppedClock clock = StoppedClock.at("2026-02-06T18:56:35.604Z");
    private final JiraSandbox cloud =
            JiraSandbox.start(SandboxOptions.cloud().withSearchLag(Duration.ofSeconds(60)), clock);
    private final JiraSandbox dataCenter = JiraSandbox.start(SandboxOptions.dataCenter(), clock);

    @AfterEach
    void close() {
        cloud.close();
        dataCenter.close();
    }

    @Test
    void aNewIssueShouldBeReadAtOnceAndFoundAfterTheLag() {
        String key = Caller.of(cloud).create("a");
        assertThat(search("project = SEC").at("/issues")).isEmpty();
        assertThat(bulk("['" + key + "']").at("/issues")).hasSize(1);
        clock.advance(Duration.ofSeconds(59));
        assertThat(search("project = SEC").at("/issues")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(search("project = SEC").at("/issues")).hasSize(1);
    }

    @Test
    void anIssueThatTheCallerNamesShouldBeFoundBeforeTheLagIsOver() {
        Caller.of(cloud).create("a");
        String id = cloud.issue("SEC-1").id();
        Reply found = Caller.of(cloud)
                .post("/rest/api/3/search/jql", "{'jql': 'project = SEC', 'reconcileIssues': [" + id + "]}");
        assertThat(found.at("/issues/0/id").asText()).isEqualTo(id);
    }

    @Test
    void cloudShouldShowIdsAloneWhereNoFieldsAreNamed() {
        create(cloud, 1);
        assertThat(search("project = SEC").at("/issues/0").fieldNames())
                .toIterable()
                .containsExactly("id");
        Reply named = Caller.of(cloud)
                .get("/rest/api/3/search/jql?fields=summary&properties=x&jql=" + Caller.encoded("project = SEC"));
        assertThat(named.at("/issues/0/fields/summary").asText()).isEqualTo("Number 1");
        assertThat(named.at("/issues/0/key").asText()).isEqualTo("SEC-1");
    }

    @Test
    void cloudShouldPageByTokens() {
        create(cloud, 5);
        Reply first = Caller.of(cloud)
                .post("/rest/api/3/search/jql", "{'jql': 'project = SEC ORDER BY key', 'maxResults': 3}");
        assertThat(first.at("/issues")).hasSize(3);
        assertThat(first.at("/isLast").asBoolean()).isFalse();
        String token = first.at("/nextPageToken").asText();
        Reply second = Caller.of(cloud)
                .post(
                        "/rest/api/3/search/jql",
                        "{'jql': 'project = SEC ORDER BY key', 'maxResults': 3, 'nextPageToken': '" + token + "'}");
        assertThat(second.at("/issues")).hasSize(2);
        assertThat(second.at("/isLast").asBoolean()).isTrue();
    }

    @Test
    void cloudShouldRefuseAQueryWithoutARestrictionAndItsOldSearch() {
        Reply unbounded = search("ORDER BY created");
        assertThat(unbounded.status()).isEqualTo(400);
        assertThat(unbounded.at("/errorMessages/0").asText()).startsWith("Unbounded JQL");
        assertThat(Caller.of(cloud).get("/rest/api/3/search?jql=x").status()).isEqualTo(410);
    }

    @Test
    void bulkFetchShouldLeaveOutWhatIsNotThereAndShowProperties() {
        Caller.of(cloud).create("a");
        Caller.of(cloud).put("/rest/api/3/issue/SEC-1/properties/tickets.intent", "{'id': 'abc'}");
        Reply found = Caller.of(cloud)
                .post(
                        "/rest/api/3/issue/bulkfetch",
                        "{'issueIdsOrKeys': ['SEC-1', 'SEC-2'], 'fields': ['summary'], 'properties': ['tickets.intent']}");
        assertThat(found.at("/issues")).hasSize(1);
        assertThat(found.at("/issues/0/properties/tickets.intent/id").asText()).isEqualTo("abc");
        assertThat(bulk("[]").status()).isEqualTo(400);
        assertThat(Caller.of(dataCenter)
                        .post("/rest/api/2/issue/bulkfetch", "{}")
                        .status())
                .isIn(404, 405);
    }

    @Test
    void dataCenterShouldPageByNumbersAndTellTheTotal() {
        create(dataCenter, 5);
        Reply page = Caller.of(dataCenter)
                .post(
                        "/rest/api/2/search",
                        "{'jql': 'project = SEC ORDER BY key DESC', 'startAt': 1, 'maxResults': 2, 'fields': ['summary']}");
        assertThat(page.at("/total").asInt()).isEqualTo(5);
        assertThat(page.at("/issues/0/key").asText()).isEqualTo("SEC-4");
        assertThat(page.at("/issues")).hasSize(2);
        Reply byGet = Caller.of(dataCenter).get("/rest/api/2/search?jql=" + Caller.encoded("key in (SEC-1, SEC-3)"));
        assertThat(byGet.at("/issues")).hasSize(2);
        assertThat(byGet.at("/issues/0/fields").has("status")).isTrue();
    }

    @Test
    void moreThanFivePropertiesShouldBeRefused() {
        Reply refused = Caller.of(cloud)
                .post(
                        "/rest/api/3/search/jql",
                        "{'jql': 'project = SEC', 'properties': ['a', 'b', 'c', 'd', 'e', 'f']}");
        assertThat(refused.status()).isEqualTo(400);
    }

    private void create(JiraSandbox sandbox, int count) {
        for (int i = 1; i <= count; i++) {
            Caller.of(sandbox).create("Number " + i);
        }
        clock.advance(Duration.ofMinutes(2));
    }

    private Reply search(String jql) {
        return Caller.of(cloud).get("/rest/api/3/search/jql?jql=" + Caller.encoded(jql));
    }

    private Reply bulk(String keys) {
        return Caller.of(cloud).post("/rest/api/3/issue/bulkfetch", "{'issueIdsOrKeys': " + keys + "}");
    }
}
