package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.rest.json.KeysJson;
import io.ticketbridge.usecase.IssueKey;
import io.ticketbridge.usecase.IssuedKey;
import io.ticketbridge.usecase.SettleAudit;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeysApiTest {
    private static final String NEW = "{\"name\":\"ci\",\"team_id\":1,\"days\":90}";

    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void createShouldShowTheKeyThisOnce() {
        Reply made = api.post(api.alice, "/keys", NEW);
        String key = made.data().path("api_key").asText();
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(key).matches("rk_[A-Za-z0-9]{40}");
        String stored = "{\"id\":5,\"user_id\":1,\"name\":\"ci\",\"hint\":\"" + key.substring(39)
                + "\",\"team_id\":1,\"created_at\":\"2026-02-18 09:14:02\",\"expires_at\":\"2026-05-19 09:14:02\",";
        String fresh = "\"last_used_at\":null,\"revoked_at\":null}";
        assertThat(made.text())
                .isEqualTo("{\"success\":true,\"data\":{\"message\":\"Key created successfully\",\"key\":" + stored
                        + fresh + ",\"api_key\":\"" + key + "\"}}");
        assertThat(api.get(key, "/me").data().at("/key/team_id").asLong()).isEqualTo(1);
        Reply listed = api.get(api.alice, "/keys");
        assertThat(listed.text())
                .contains(stored + "\"last_used_at\":\"2026-02-18 09:14:02\",\"revoked_at\":null}")
                .doesNotContain(key);
        assertThat(listed.data().path("keys").findValuesAsText("id")).containsExactly("5", "1");
        assertThat(listed.data().path("total").asInt()).isEqualTo(2);
    }

    @Test
    void aKeyThatIsAnsweredShouldNotShowItselfElsewhere() {
        IssuedKey issued = new IssueKey(api.keys, new SecureRandom(), api.clock)
                .issue(api.aliceUser.id(), Optional.empty(), "ci", Optional.empty());
        KeysJson.Created answer = KeysJson.Created.from(issued);
        assertThat(answer.apiKey()).isEqualTo(issued.key().reveal());
        assertThat(answer.toString()).doesNotContain(issued.key().reveal());
    }

    @Test
    void aKeyShouldEndWithTheOneThatItIsMadeUnder() {
        String month = api.keyOf(api.aliceUser, Optional.of(Duration.ofDays(30)));
        Reply clipped = api.post(month, "/keys", "{\"name\":\"a\"}");
        assertThat(clipped.data().at("/key/expires_at").asText()).isEqualTo("2026-03-20 09:14:02");
        Reply longer = api.post(month, "/keys", "{\"name\":\"a\",\"days\":31}");
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.fields()).containsExactly("days");
        assertThat(longer.message()).contains("no later than the one that it is made under");
        Reply ofNoEnd = api.post(api.alice, "/keys", "{\"name\":\"a\"}");
        assertThat(ofNoEnd.data().at("/key/expires_at").isNull()).isTrue();
        api.clock.advance(Duration.ofDays(30));
        assertThat(api.get(clipped.data().path("api_key").asText(), "/me").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "{\"name\":\"\"}|name",
                "{\"name\":\"a b\"}|name",
                "{\"name\":7}|name",
                "{\"name\":\"a\",\"days\":0}|days",
                "{\"name\":\"a\",\"days\":3651}|days",
                "{\"name\":\"a\",\"days\":1.5}|days",
                "{\"name\":\"a\",\"days\":\"1\"}|days",
                "{\"name\":\"a\",\"team_id\":2}|team_id",
                "{\"name\":\"a\",\"team_id\":\"red\"}|team_id",
                "{\"name\":\"a\",\"user_id\":0}|user_id",
                "{\"name\":\"a\",\"user_id\":99}|user_id"
            })
    void whatCannotBeMeantShouldBeRefusedByItsName(String body, String field) {
        Reply refused = api.post(api.admin, "/keys", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly(field);
    }

    @Test
    void onlyAnAdminShouldSeeAndMakeTheKeysOfOthers() {
        assertThat(api.get(api.alice, "/keys?user_id=2").status()).isEqualTo(403);
        assertThat(api.get(api.alice, "/keys?user_id=99").status()).isEqualTo(403);
        assertThat(api.get(api.alice, "/keys?user_id=1").status()).isEqualTo(200);
        assertThat(api.post(api.alice, "/keys", "{\"name\":\"a\",\"user_id\":2}")
                        .status())
                .isEqualTo(403);
        Reply made = api.post(api.admin, "/keys", "{\"name\":\"a\",\"user_id\":2}");
        assertThat(api.get(made.data().path("api_key").asText(), "/me")
                        .data()
                        .path("username")
                        .asText())
                .isEqualTo("bob");
        assertThat(api.get(api.admin, "/keys?user_id=2").data().path("keys").findValuesAsText("user_id"))
                .containsExactly("2", "2");
        Reply nobodys = api.get(api.admin, "/keys?user_id=99");
        assertThat(nobodys.status() + " " + nobodys.message()).isEqualTo("404 User not found");
        for (String wrong : List.of("user_id=x", "user_id=0", "user_id=", "user_id=1&user_id=1")) {
            assertThat(api.get(api.admin, "/keys?" + wrong).fields()).as(wrong).containsExactly("user_id");
        }
    }

    @Test
    void aRevokedKeyShouldBeRefusedAndMayBeTheOneInUse() {
        Reply revoked = api.delete(api.alice, "/keys/1");
        assertThat(revoked.text()).isEqualTo("{\"success\":true,\"data\":{\"message\":\"Key revoked successfully\"}}");
        assertThat(api.get(api.alice, "/me").status()).isEqualTo(401);
        assertThat(api.delete(api.admin, "/keys/1").status()).isEqualTo(200);
        assertThat(api.get(api.admin, "/keys?user_id=1")
                        .data()
                        .at("/keys/0/revoked_at")
                        .asText())
                .isEqualTo("2026-02-18 09:14:02");
        assertThat(events(AuditAction.KEY_REVOKED)).hasSize(1);
    }

    @Test
    void anothersKeyShouldBeAsUnknownAsOneThatNeverWas() {
        for (String id : List.of("2", "99", "abc", "0", "9223372036854775808")) {
            Reply refused = api.delete(api.alice, "/keys/" + id);
            assertThat(refused.status() + " " + refused.message()).as(id).isEqualTo("404 Key not found");
        }
        assertThat(api.get(api.bob, "/me").status()).isEqualTo(200);
    }

    @Test
    void aUserShouldHaveFiftyGoodKeysAtMost() {
        for (int good = 1; good < 50; good++) {
            api.post(api.mallory, "/keys", "{\"name\":\"a\"}");
        }
        Reply refused = api.post(api.mallory, "/keys", "{\"name\":\"a\"}");
        assertThat(refused.status() + " " + refused.code()).isEqualTo("409 too_many_keys");
        api.delete(api.mallory, "/keys/20");
        assertThat(api.post(api.mallory, "/keys", "{\"name\":\"a\"}").status()).isEqualTo(201);
    }

    @Test
    void whoMadeAndRevokedAKeyUnderWhichOneShouldBeInTheAuditLog() {
        api.post(api.alice, "/keys", NEW);
        api.delete(api.admin, "/keys/5");
        Origin here = Origin.at("127.0.0.1");
        assertThat(events(AuditAction.KEY_ADDED, AuditAction.KEY_REVOKED))
                .extracting(AuditEvent::origin, AuditEvent::object)
                .containsExactly(tuple(here.with(new KeyId(1)), "5 of alice"), tuple(here.with(new KeyId(4)), "5"));
    }

    private List<AuditEvent> events(AuditAction... of) {
        new SettleAudit(api.trail).settle();
        return api.audit.after(0, 1_000).stream()
                .map(AuditRecord::event)
                .filter(event -> List.of(of).contains(event.action()))
                .toList();
    }
}
