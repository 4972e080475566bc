package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TeamsApiTest {
    private static final String RED = "{\"id\":1,\"name\":\"red\",\"members\":[{\"user_id\":1,\"username\":\"alice\","
            + "\"role\":\"lead\"},{\"user_id\":2,\"username\":\"bob\",\"role\":\"member\"}]}";

    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void everybodyShouldListTheirTeamsAndAnAdminAll() {
        api.accounts.addTeam("blue");
        String blue = "{\"id\":2,\"name\":\"blue\",\"members\":[]}";
        assertThat(api.get(api.bob, "/teams").text()).isEqualTo(listed(RED, 1));
        assertThat(api.get(api.mallory, "/teams").text()).isEqualTo(listed("", 0));
        assertThat(api.get(api.admin, "/teams").text()).isEqualTo(listed(blue + "," + RED, 2));
    }

    @Test
    void anAdminShouldAddATeam() {
        Reply added = api.post(api.admin, "/teams", "{\"name\":\"blue\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text())
                .isEqualTo("{\"success\":true,\"data\":{\"message\":\"Team created successfully\",\"team\":{\"id\":2,"
                        + "\"name\":\"blue\",\"members\":[]}}}");
        Reply again = api.post(api.admin, "/teams", "{\"name\":\"blue\"}");
        assertThat(again.status() + " " + again.code()).isEqualTo("409 name_taken");
        for (String wrong : List.of("{}", "{\"name\":\"a b\"}", "{\"name\":1}")) {
            assertThat(api.post(api.admin, "/teams", wrong).fields()).as(wrong).containsExactly("name");
        }
    }

    @Test
    void whoIsPutIntoATeamShouldSeeItsTicketsUntilTheyAreTakenOut() {
        api.openTicket(api.alice);
        assertThat(api.get(api.mallory, "/tickets/1").status()).isEqualTo(404);
        Reply joined = api.put(api.admin, "/teams/1/members/3", "{\"role\":\"member\"}");
        assertThat(joined.text())
                .isEqualTo("{\"success\":true,\"data\":{\"team\":"
                        + RED.replace("]}", ",{\"user_id\":3,\"username\":\"mallory\",\"role\":\"member\"}]}") + "}}");
        assertThat(api.get(api.mallory, "/tickets/1").status()).isEqualTo(200);
        assertThat(api.get(api.mallory, "/integrations/1").text()).doesNotContain("base_url");
        api.put(api.admin, "/teams/1/members/3", "{\"role\":\"lead\"}");
        assertThat(api.get(api.mallory, "/integrations/1").text()).contains("base_url");
        for (int time = 0; time < 2; time++) {
            assertThat(api.delete(api.admin, "/teams/1/members/3").text())
                    .isEqualTo("{\"success\":true,\"data\":{\"message\":\"Member removed successfully\"}}");
        }
        assertThat(api.get(api.mallory, "/tickets/1").status()).isEqualTo(404);
    }

    @Test
    void aRemovedTeamShouldTakeItsIntegrationsAndKeysWithItAndLeaveItsTickets() {
        api.openTicket(api.alice);
        String ofRed = api.post(api.alice, "/keys", "{\"name\":\"a\",\"team_id\":1}")
                .data()
                .path("api_key")
                .asText();
        assertThat(api.get(ofRed, "/me").status()).isEqualTo(200);
        assertThat(api.delete(api.admin, "/teams/1").text())
                .isEqualTo("{\"success\":true,\"data\":{\"message\":\"Team deleted successfully\"}}");
        assertThat(api.get(ofRed, "/me").status()).isEqualTo(401);
        assertThat(api.get(api.alice, "/teams").data().path("teams")).isEmpty();
        assertThat(api.get(api.admin, "/integrations").data().path("total").asInt())
                .isZero();
        assertThat(api.get(api.alice, "/tickets/1").status()).isEqualTo(200);
        assertThat(api.get(api.bob, "/tickets/1").status()).isEqualTo(404);
    }

    @Test
    void aTeamsLeadShouldNotManageIt() {
        for (String key : List.of(api.alice, api.bob, api.mallory)) {
            for (Reply refused : List.of(
                    api.post(key, "/teams", "{\"name\":\"blue\"}"),
                    api.delete(key, "/teams/1"),
                    api.delete(key, "/teams/99"),
                    api.put(key, "/teams/1/members/3", "{\"role\":\"lead\"}"),
                    api.delete(key, "/teams/1/members/2"))) {
                assertThat(refused.status() + " " + refused.code()).isEqualTo("403 forbidden");
            }
        }
        assertThat(api.get(api.admin, "/teams").text()).isEqualTo(listed(RED, 1));
    }

    @Test
    void whoAndWhatIsNotThereShouldBeUnknown() {
        for (String id : List.of("99", "abc", "0", "9223372036854775808")) {
            for (Reply refused : List.of(
                    api.delete(api.admin, "/teams/" + id),
                    api.put(api.admin, "/teams/" + id + "/members/1", "{\"role\":\"lead\"}"),
                    api.delete(api.admin, "/teams/" + id + "/members/1"))) {
                assertThat(refused.status() + " " + refused.message()).as(id).isEqualTo("404 Team not found");
            }
            for (Reply refused : List.of(
                    api.put(api.admin, "/teams/1/members/" + id, "{\"role\":\"lead\"}"),
                    api.delete(api.admin, "/teams/1/members/" + id))) {
                assertThat(refused.status() + " " + refused.message()).as(id).isEqualTo("404 User not found");
            }
        }
    }

    @Test
    void aPartThatIsNoneShouldBeRefused() {
        for (String wrong : List.of("{}", "{\"role\":\"admin\"}", "{\"role\":1}")) {
            Reply refused = api.put(api.admin, "/teams/1/members/3", wrong);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.fields()).as(wrong).containsExactly("role");
        }
    }

    private static String listed(String teams, int total) {
        return "{\"success\":true,\"data\":{\"teams\":[" + teams + "],\"total\":" + total + "}}";
    }
}
