package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.usecase.SettleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditApiTest {
    private final Api api = new Api();

    @BeforeEach
    void openTickets() {
        for (int i = 0; i < 3; i++) {
            api.openTicket(api.alice);
        }
        new SettleAudit(api.trail).settle();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anAdminShouldSeeWhoDidWhatFromWhere() {
        JsonNode created = first("ticket.created");
        assertThat(created.path("user_id").asLong()).isEqualTo(1);
        assertThat(created.path("ticket_id").asLong()).isEqualTo(1);
        assertThat(created.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(created.path("key_id").isIntegralNumber()).isTrue();
        assertThat(created.path("at").asText()).endsWith("Z");
    }

    @Test
    void whoFollowsTheLinksShouldSeeEachRecordOnce() {
        int all = api.get(api.admin, "/audit").data().path("items").size();
        String path = "/audit?per_page=1";
        for (int number = 1; number <= all; number++) {
            Reply reply = api.get(api.admin, path);
            assertThat(reply.data().path("items").findValuesAsText("number")).containsExactly(String.valueOf(number));
            path = "/audit?after=" + number + "&per_page=1";
            assertThat(reply.header("Link")).isEqualTo("</api/v2" + path + ">; rel=\"next\"");
        }
        Reply last = api.get(api.admin, path);
        assertThat(last.data().path("items")).isEmpty();
        assertThat(last.header("Link")).isEqualTo("</api/v2" + path + ">; rel=\"next\"");
    }

    @Test
    void recordsShouldComeAsLinesWhereThatIsAskedFor() {
        Reply lines = api.send(api.request(api.admin, "/audit?per_page=2")
                .header("Accept", "application/x-ndjson")
                .GET());
        assertThat(lines.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(lines.text().lines().map(Reply::parse).map(record -> record.path("number")
                        .asInt()))
                .containsExactly(1, 2);
        assertThat(lines.text()).endsWith("}\n");
    }

    @Test
    void nobodyElseShouldSeeIt() {
        Reply refused = api.get(api.alice, "/audit");
        assertThat(refused.status() + " " + refused.code()).isEqualTo("403 forbidden");
        assertThat(refused.message()).contains("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "per_page=0", "per_page=1001", "per_page=1&per_page=2"})
    void whatCannotBeMeantShouldBeRefusedByItsName(String query) {
        Reply refused = api.get(api.admin, "/audit?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    private JsonNode first(String action) {
        for (JsonNode record : api.get(api.admin, "/audit").data().path("items")) {
            if (record.path("action").asText().equals(action)) {
                return record;
            }
        }
        throw new AssertionError("No " + action);
    }
}
