package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeysTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    private static final String WORDS = "Use \"Authorization: Bearer <jwt>\" or \"X-API-Key: <api_token>\".";

    @Test
    void everyRouteShouldAskForAKey() {
        for (String path : List.of(
                "GET /tickets",
                "POST /tickets",
                "HEAD /tickets",
                "OPTIONS /tickets",
                "GET /tickets/1",
                "DELETE /tickets/1",
                "POST /tickets/1/sync",
                "POST /tickets/1/comments",
                "PUT /tickets/1/comments/1",
                "PATCH /tickets/1/comments/1",
                "DELETE /tickets/1/comments/1",
                "POST /tickets/1/attachments",
                "GET /tickets/1/attachments/1/preview",
                "HEAD /tickets/1/attachments/1/preview",
                "GET /events",
                "GET /events/stream",
                "HEAD /events/stream",
                "GET /integrations/providers",
                "GET /integrations",
                "POST /integrations",
                "GET /integrations/1",
                "PUT /integrations/1",
                "DELETE /integrations/1",
                "POST /integrations/1/test",
                "GET /me",
                "GET /keys",
                "POST /keys",
                "DELETE /keys/1",
                "GET /users",
                "POST /users",
                "DELETE /users/1",
                "GET /teams",
                "POST /teams",
                "DELETE /teams/1",
                "PUT /teams/1/members/1",
                "DELETE /teams/1/members/1",
                "PUT /tickets",
                "TRACE /tickets")) {
            int blank = path.indexOf(' ');
            Reply reply = keyless(path.substring(0, blank), path.substring(blank + 1));
            assertThat(reply.status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void aWrongKeyShouldBeRefusedAsNoKeyIs() {
        String revoked = api.bob;
        api.keys.revoke(
                api.keys
                        .list(api.accounts.findUser("bob").orElseThrow().id())
                        .get(0)
                        .id(),
                api.clock.instant());
        String flipped = api.alice.substring(0, 42) + (api.alice.endsWith("a") ? "b" : "a");
        for (String key : List.of("x", "rk_", revoked, flipped, "SCYTALE_never-issued", "rk_" + "a".repeat(5_000))) {
            Reply reply = api.get(key, "/tickets");
            assertThat(reply.status()).as(key).isEqualTo(401);
            assertThat(reply.code()).as(key).isEqualTo("unauthorized");
            assertThat(reply.message()).as(key).isEqualTo(WORDS);
        }
    }

    @Test
    void aKeyShouldBeReadFromItsHeaderAlone() {
        Reply query =
                api.send(HttpRequest.newBuilder(api.at("/tickets?api_key=" + api.alice + "&X-API-Key=" + api.alice)));
        Reply bearer =
                api.send(HttpRequest.newBuilder(api.at("/tickets")).header("Authorization", "Bearer " + api.alice));
        Reply cookie = api.send(HttpRequest.newBuilder(api.at("/tickets")).header("Cookie", "X-API-Key=" + api.alice));
        for (Reply reply : List.of(query, bearer, cookie)) {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.message()).isEqualTo(WORDS);
        }
    }

    @Test
    void aKeyShouldBeNoneFromItsEndOn() {
        String key = api.keyOf(api.aliceUser, Optional.of(Duration.ofDays(1)));
        api.clock.advance(Duration.ofDays(1).minusNanos(1));
        assertThat(api.get(key, "/tickets").status()).isEqualTo(200);
        api.clock.advance(Duration.ofNanos(1));
        assertThat(api.get(key, "/tickets").text()).contains("\"unauthorized\"");
    }

    @Test
    void twoKeysShouldBeNone() {
        Reply reply = api.send(api.request(api.alice, "/tickets").header("X-API-Key", api.alice));
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void anUnknownPathShouldBeUnknownWithAndWithoutAKey() {
        for (String path :
                List.of("/nothing", "/tickets/1/nothing", "", "/tickets/1/comments/1/x", "/integrations/1/x")) {
            assertThat(keyless("GET", path).status()).as(path).isEqualTo(404);
            Reply known = api.get(api.alice, path);
            assertThat(known.status()).as(path).isEqualTo(404);
            assertThat(known.message()).as(path).isEqualTo("There is nothing at this path");
        }
    }

    @Test
    void aKeyShouldBeAskedForBeforeTheBodyIsJudged() {
        Reply reply = api.send(HttpRequest.newBuilder(api.at("/tickets"))
                .header("Content-Type", "text/plain")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString("nonsense")));
        assertThat(reply.status()).isEqualTo(401);
    }

    private Reply keyless(String method, String path) {
        return api.send(HttpRequest.newBuilder(api.at(path)).method(method, HttpRequest.BodyPublishers.noBody()));
    }
}
