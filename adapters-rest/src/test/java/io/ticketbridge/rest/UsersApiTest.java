package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsersApiTest {
    private static final String EVE = "{\"username\":\"eve\",\"email\":\"eve@example.com\"}";

    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void everybodyShouldLearnWhoTheyAre() {
        assertThat(api.get(api.alice, "/me").text())
                .isEqualTo(
                        "{\"success\":true,\"data\":{\"id\":1,\"username\":\"alice\",\"email\":\"alice@example.com\","
                                + "\"role\":\"user\",\"teams\":[{\"id\":1,\"name\":\"red\",\"role\":\"lead\"}],"
                                + "\"key\":{\"id\":1,\"team_id\":null}}}");
        assertThat(api.get(api.admin, "/me").data().path("role").asText()).isEqualTo("admin");
        assertThat(api.get(api.mallory, "/me").data().path("teams")).isEmpty();
    }

    @Test
    void anAdminShouldListEverybodyWithTheirTeams() {
        Reply listed = api.get(api.admin, "/users");
        assertThat(listed.data().path("total").asInt()).isEqualTo(4);
        assertThat(listed.text())
                .contains("{\"id\":1,\"username\":\"alice\",\"email\":\"alice@example.com\",\"role\":\"user\","
                        + "\"teams\":[{\"id\":1,\"name\":\"red\",\"role\":\"lead\"}]}")
                .contains(
                        "{\"id\":4,\"username\":\"admin\",\"email\":\"admin@example.com\",\"role\":\"admin\",\"teams\":[]}");
    }

    @Test
    void anAdminShouldAddAUserWhoThenHasAKey() {
        Reply added = api.post(api.admin, "/users", EVE);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text())
                .isEqualTo("{\"success\":true,\"data\":{\"message\":\"User created successfully\",\"user\":{\"id\":5,"
                        + "\"username\":\"eve\",\"email\":\"eve@example.com\",\"role\":\"user\",\"teams\":[]}}}");
        String key = api.post(api.admin, "/keys", "{\"name\":\"first\",\"user_id\":5}")
                .data()
                .path("api_key")
                .asText();
        assertThat(api.get(key, "/me").data().path("username").asText()).isEqualTo("eve");
        assertThat(api.get(key, "/users").status()).isEqualTo(403);
        Reply again = api.post(api.admin, "/users", EVE);
        assertThat(again.status() + " " + again.code()).isEqualTo("409 name_taken");
    }

    @Test
    void anAdminShouldMakeAnother() {
        api.post(api.admin, "/users", EVE.replace("}", ",\"role\":\"admin\"}"));
        String key = api.post(api.admin, "/keys", "{\"name\":\"first\",\"user_id\":5}")
                .data()
                .path("api_key")
                .asText();
        assertThat(api.get(key, "/users").status()).isEqualTo(200);
        assertThat(api.delete(key, "/users/4").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|username email",
                "{\"username\":\"a b\",\"email\":\"x\",\"role\":\"root\"}|username email role",
                "{\"username\":1,\"email\":1,\"role\":1}|username email role",
                "{\"username\":\"eve\",\"email\":\"eve@example.com\",\"role\":\"ADMIN\"}|role"
            })
    void allThatIsWrongShouldBeToldAtOnce(String body, String fields) {
        Reply refused = api.post(api.admin, "/users", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(fields.split(" "));
    }

    @Test
    void aRemovedUsersKeysShouldStopAtOnceAndTheirTicketsStay() {
        api.openTicket(api.bob);
        assertThat(api.get(api.bob, "/me").status()).isEqualTo(200);
        assertThat(api.delete(api.admin, "/users/2").text())
                .isEqualTo("{\"success\":true,\"data\":{\"message\":\"User deleted successfully\"}}");
        assertThat(api.get(api.bob, "/me").status()).isEqualTo(401);
        assertThat(api.get(api.alice, "/tickets/1").data().path("username").asText())
                .isEqualTo("bob");
        assertThat(api.delete(api.admin, "/users/2").status()).isEqualTo(404);
        assertThat(api.get(api.admin, "/keys?user_id=2").status()).isEqualTo(404);
        assertThat(api.post(api.admin, "/users", EVE.replace("eve", "bob")).code())
                .isEqualTo("name_taken");
    }

    @Test
    void nobodyShouldRemoveThemselves() {
        Reply refused = api.delete(api.admin, "/users/4");
        assertThat(refused.status() + " " + refused.message())
                .isEqualTo("403 Nobody may remove themselves: have another admin do it");
        assertThat(api.get(api.admin, "/me").status()).isEqualTo(200);
    }

    @Test
    void nobodyElseShouldManageUsersNorLearnWhoTheyAre() {
        for (String key : List.of(api.alice, api.bob, api.mallory)) {
            for (Reply refused : List.of(
                    api.get(key, "/users"),
                    api.post(key, "/users", EVE),
                    api.delete(key, "/users/1"),
                    api.delete(key, "/users/99"))) {
                assertThat(refused.status() + " " + refused.code()).isEqualTo("403 forbidden");
                assertThat(refused.message()).isEqualTo("Only an admin may manage users and teams");
            }
        }
        assertThat(api.accounts.users()).hasSize(4);
    }

    @Test
    void whatCanBeNoUsersNumberShouldBeUnknown() {
        for (String id : List.of("99", "abc", "0", "9223372036854775808")) {
            Reply refused = api.delete(api.admin, "/users/" + id);
            assertThat(refused.status() + " " + refused.message()).as(id).isEqualTo("404 User not found");
        }
    }
}
