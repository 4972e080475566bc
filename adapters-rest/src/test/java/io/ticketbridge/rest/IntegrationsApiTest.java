package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IntegrationsApiTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    private static final String NEW = """
            {"provider": "jira", "name": "Mine", "base_url": "https://mine.atlassian.net/",
             "credentials": {"email": "me@example.com", "api_token": "hush-hush"},
             "config": {"project_key": "SEC", "close_transition": "Close", "labels": ["a"],
                        "issue_type_map": {"Story": "Epic"}, "inbound_secret": "quiet"},
             "sync_inbound": true}""";

    @Test
    void createShouldAnswerTheIntegrationWithoutItsSecrets() {
        Reply reply = api.post(api.mallory, "/integrations", NEW);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text())
                .isEqualTo("{\"success\":true,\"data\":{\"message\":\"Integration created successfully\","
                        + "\"integration\":{\"id\":2,\"provider\":\"jira\",\"name\":\"Mine\","
                        + "\"base_url\":\"https://mine.atlassian.net\","
                        + "\"config\":{\"project_key\":\"SEC\",\"close_transition\":\"Close\",\"labels\":[\"a\"],"
                        + "\"issue_type_map\":{\"Story\":\"Epic\"}},\"team_id\":null,\"active\":true,"
                        + "\"sync_inbound\":true,\"has_credentials\":true,\"has_inbound_secret\":true,"
                        + "\"callback_url\":\"/api/v2/integrations/2/callback\","
                        + "\"created_at\":\"2026-02-18 09:14:02\",\"updated_at\":\"2026-02-18 09:14:02\"}}}");
        assertThat(api.post(api.mallory, "/tickets", "{\"summary\":\"a\"}").status())
                .isEqualTo(201);
    }

    @Test
    void anotherClientShouldBeKeptWhereItIsThere() {
        String through = NEW.replace("\"project_key\": \"SEC\"", "\"project_key\": \"SEC\", \"client\": \"%s\"");
        Reply reply = api.post(api.mallory, "/integrations", through.formatted("jrjc"));
        assertThat(reply.data().at("/integration/config/client").asText()).isEqualTo("jrjc");
        Reply refused = api.post(api.mallory, "/integrations", through.formatted("nobody-wrote-it"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("config.client");
        assertThat(refused.text()).contains("it is not installed");
        assertThat(api.post(api.mallory, "/integrations", through.formatted("../x"))
                        .fields())
                .containsExactly("config.client");
    }

    @Test
    void createShouldTellAllThatIsWrongAtOnce() {
        Reply reply = api.post(api.alice, "/integrations", "{}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.fields()).containsExactly("provider", "name", "base_url", "credentials", "config.project_key");
        Reply wrong = api.post(
                api.alice,
                "/integrations",
                "{\"provider\":\"trac\",\"name\":1,\"base_url\":\"ftp://x\",\"credentials\":[],\"config\":\"x\","
                        + "\"team_id\":\"1\",\"active\":\"yes\",\"sync_inbound\":1}");
        assertThat(wrong.fields())
                .contains("provider", "name", "base_url", "credentials", "config", "team_id", "active", "sync_inbound");
        assertThat(wrong.text()).contains("\"Provider must be jira\",\"code\":\"invalid_choice\"");
    }

    @Test
    void aHostThatTheOperatorDoesNotListShouldBeRefused() {
        Reply created = api.post(api.alice, "/integrations", NEW.replace("mine.atlassian.net", "jira.invalid"));
        assertThat(created.status()).isEqualTo(400);
        assertThat(created.text())
                .contains("\"field\":\"base_url\"")
                .contains("The integration's base URL is not allowed: no such host")
                .contains("\"code\":\"not_allowed\"");
        Reply changed = api.put(
                api.alice,
                "/integrations/1",
                "{\"base_url\":\"https://jira.invalid\",\"credentials\":{\"token\":\"t\"}}");
        assertThat(changed.status()).isEqualTo(400);
        assertThat(changed.fields()).containsExactly("base_url");
        assertThat(api.get(api.alice, "/integrations/1").text()).doesNotContain("jira.invalid");
    }

    @Test
    void createShouldRefuseWrongTypesWithinItsObjects() {
        Reply reply = api.post(
                api.alice,
                "/integrations",
                NEW.replace("\"me@example.com\"", "1")
                        .replace("\"SEC\"", "\"sec\"")
                        .replace("[\"a\"]", "[1]")
                        .replace("\"Story\"", "\"Saga\""));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.fields()).contains("credentials.email", "config.labels");
    }

    @Test
    void aTeamsIntegrationShouldBeMadeByItsLeadAlone() {
        String ofTeam = NEW.replace("\"provider\"", "\"team_id\": " + api.red.id() + ", \"provider\"");
        Reply lead = api.post(api.alice, "/integrations", ofTeam);
        assertThat(lead.status()).isEqualTo(201);
        assertThat(lead.data().path("integration").path("team_id").asLong())
                .isEqualTo(api.red.id().value());
        assertThat(api.post(api.admin, "/integrations", ofTeam).status()).isEqualTo(201);
        assertThat(api.post(api.bob, "/integrations", ofTeam).status()).isEqualTo(403);
        Reply stranger = api.post(api.mallory, "/integrations", ofTeam);
        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.fields()).containsExactly("team_id");
    }

    @Test
    void readShouldShowSettingsToThoseWhoManageThemAlone() {
        Reply lead = api.get(api.alice, "/integrations/1");
        assertThat(lead.data().path("integration").path("base_url").asText())
                .isEqualTo("https://example.atlassian.net");
        assertThat(lead.data()
                        .path("integration")
                        .path("config")
                        .path("project_key")
                        .asText())
                .isEqualTo("SEC");
        assertThat(lead.data().path("recent_deliveries").isArray()).isTrue();
        Reply member = api.get(api.bob, "/integrations/1");
        assertThat(member.status()).isEqualTo(200);
        assertThat(member.data().path("integration").path("name").asText()).isEqualTo("Security Jira");
        assertThat(member.data().path("integration").has("base_url")).isFalse();
        assertThat(member.data().path("integration").has("config")).isFalse();
        assertThat(member.text()).doesNotContain("atlassian");
    }

    @Test
    void listShouldHoldWhatTheCallerMayKnowOf() {
        api.post(api.mallory, "/integrations", NEW);
        assertThat(ids(api.alice)).containsExactly("1");
        assertThat(ids(api.bob)).containsExactly("1");
        assertThat(ids(api.mallory)).containsExactly("2");
        assertThat(ids(api.admin)).containsExactly("1");
        assertThat(api.get(api.alice, "/integrations").data().path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void someoneElsesShouldBeAsUnknownAsOneThatNeverWas() {
        for (String id : List.of("1", "99", "abc", "0", "9223372036854775808")) {
            assertThat(api.get(api.mallory, "/integrations/" + id).status())
                    .as(id)
                    .isEqualTo(404);
            assertThat(api.put(api.mallory, "/integrations/" + id, "{}").status())
                    .as(id)
                    .isEqualTo(404);
            assertThat(api.delete(api.mallory, "/integrations/" + id).status())
                    .as(id)
                    .isEqualTo(404);
            Reply tested = api.post(api.mallory, "/integrations/" + id + "/test");
            assertThat(tested.status()).as(id).isEqualTo(404);
            assertThat(tested.message()).as(id).isEqualTo("Integration not found");
        }
        assertThat(api.jira.journal()).isEmpty();
    }

    @Test
    void aMemberShouldChangeNothing() {
        assertThat(api.put(api.bob, "/integrations/1", "{\"name\":\"x\"}").status())
                .isEqualTo(403);
        assertThat(api.delete(api.bob, "/integrations/1").status()).isEqualTo(403);
        assertThat(api.post(api.bob, "/integrations/1/test").status()).isEqualTo(403);
    }

    @Test
    void updateShouldKeepWhatIsNotMentionedOrMasked() {
        Reply reply = api.put(
                api.alice,
                "/integrations/1",
                "{\"name\":\"Renamed\",\"active\":false,"
                        + "\"credentials\":{\"email\":\"new@example.com\",\"api_token\":\"********\"},"
                        + "\"config\":{\"inbound_secret\":\"********\"}}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().path("integration").path("name").asText()).isEqualTo("Renamed");
        Integration stored = api.integrations.find(new IntegrationId(1)).orElseThrow();
        assertThat(stored.credentials()).isInstanceOf(Credentials.ApiToken.class);
        Credentials.ApiToken credentials = (Credentials.ApiToken) stored.credentials();
        assertThat(credentials.email()).isEqualTo("new@example.com");
        assertThat(credentials.apiToken().value()).isEqualTo("api-token");
        assertThat(stored.inboundSecret().orElseThrow().value()).isEqualTo("inbound-secret");
        assertThat(stored.config().projectKey()).isEqualTo("SEC");
        assertThat(stored.active()).isFalse();
    }

    @Test
    void updateShouldAskForCredentialsAgainWhereTheAddressChanges() {
        Reply reply = api.put(api.alice, "/integrations/1", "{\"base_url\":\"https://evil.example.com\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.fields()).containsExactly("credentials");
    }

    @Test
    void aMaskShouldNotBecomeASecretOfANewIntegration() {
        Reply token = api.post(api.mallory, "/integrations", NEW.replace("hush-hush", "********"));
        assertThat(token.status()).isEqualTo(400);
        assertThat(token.fields()).containsExactly("credentials.api_token");
        Reply secret = api.post(api.mallory, "/integrations", NEW.replace("quiet", "********"));
        assertThat(secret.data().path("integration").path("has_inbound_secret").asBoolean())
                .isFalse();
    }

    @Test
    void noAnswerShouldShowASecret() {
        api.post(api.mallory, "/integrations", NEW);
        for (Reply reply : List.of(
                api.get(api.mallory, "/integrations"),
                api.get(api.mallory, "/integrations/2"),
                api.put(api.mallory, "/integrations/2", "{}"),
                api.post(api.mallory, "/integrations/2/test"))) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text())
                    .doesNotContain("hush-hush")
                    .doesNotContain("quiet")
                    .doesNotContain("me@example");
        }
    }

    @Test
    void testShouldTellWhatItFound() {
        Reply reply = api.post(api.alice, "/integrations/1/test");
        assertThat(reply.text())
                .isEqualTo("{\"success\":true,\"data\":{\"test\":{\"ok\":true,\"status_code\":200,"
                        + "\"note\":\"Jira answers\",\"details\":{\"project\":\"SEC\"},\"checks\":["
                        + "{\"check\":\"reachable\",\"outcome\":\"passed\",\"message\":\"Jira answers\",\"who\":null},"
                        + "{\"check\":\"attachments\",\"outcome\":\"warning\",\"message\":\"Jira takes no files\","
                        + "\"who\":\"jira_admin\"}]}}}");
    }

    @Test
    void whatATestFoundShouldBeShownToThoseWhoManageIt() {
        Reply never = api.get(api.alice, "/integrations/1");
        assertThat(never.data().path("integration").has("checkup")).isFalse();
        api.post(api.alice, "/integrations/1/test");
        Reply lead = api.get(api.alice, "/integrations/1");
        assertThat(lead.data().path("integration").path("checkup").toString())
                .isEqualTo("{\"examined_at\":\"2026-02-18 09:14:02\",\"ok\":true,\"checks\":["
                        + "{\"check\":\"reachable\",\"outcome\":\"passed\",\"message\":\"Jira answers\",\"who\":null},"
                        + "{\"check\":\"attachments\",\"outcome\":\"warning\",\"message\":\"Jira takes no files\","
                        + "\"who\":\"jira_admin\"}]}");
        Reply member = api.get(api.bob, "/integrations/1");
        assertThat(member.data().path("integration").has("checkup")).isFalse();
        assertThat(member.text()).doesNotContain("takes no files");
        assertThat(api.put(api.alice, "/integrations/1", "{}").data().path("integration"))
                .noneMatch(field -> field.has("checks"));
    }

    @Test
    void listShouldTellOfEachHowItWasFound() {
        assertThat(listed(api.bob).path("health").isNull()).isTrue();
        api.post(api.alice, "/integrations/1/test");
        assertThat(listed(api.alice).path("health").asText()).isEqualTo("warning");
        assertThat(listed(api.bob).path("health").asText()).isEqualTo("warning");
        assertThat(listed(api.bob).has("checkup")).isFalse();
        assertThat(listed(api.alice).path("has_credentials").asBoolean()).isTrue();
    }

    @Test
    void deleteShouldForgetTheIntegrationAndKeepItsTickets() {
        api.openTicket(api.alice);
        Reply reply = api.delete(api.alice, "/integrations/1");
        assertThat(reply.text())
                .isEqualTo("{\"success\":true,\"data\":{\"message\":\"Integration deleted successfully\"}}");
        assertThat(api.get(api.alice, "/integrations/1").status()).isEqualTo(404);
        Reply ticket = api.get(api.alice, "/tickets/1");
        assertThat(ticket.status()).isEqualTo(200);
        assertThat(ticket.data().path("sync").path("reason").asText()).isEqualTo("Jira integration is not configured");
        assertThat(api.post(api.alice, "/tickets/1/sync").code()).isEqualTo("jira_not_configured");
    }

    @Test
    void providersShouldNameJiraAndWhatItTakes() {
        Reply reply = api.get(api.mallory, "/integrations/providers");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().path("providers").findValuesAsText("provider")).containsExactly("jira");
    }

    private JsonNode listed(String key) {
        return api.get(key, "/integrations").data().path("integrations").path(0);
    }

    private List<String> ids(String key) {
        return api.get(key, "/integrations").data().path("integrations").findValuesAsText("id");
    }
}
