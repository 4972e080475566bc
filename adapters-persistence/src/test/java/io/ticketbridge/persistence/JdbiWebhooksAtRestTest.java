package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.NewWebhook;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookUrl;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbiWebhooksAtRestTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aSecretShouldBeSealedForItsRowAndAnewWithANewKey() {
        try (Database database = Databases.h2()) {
            SealedSecrets secrets = SealedSecrets.open(database, new KeyFile(folder.resolve("secret.key")));
            JdbiWebhooks webhooks = new JdbiWebhooks(database, secrets.vault());
            Webhook first = webhooks.add(newWebhook(database));
            String before = sealed(database, first);
            assertThat(before).doesNotContain(first.secret().value());
            assertThat(secrets.rotate()).isEqualTo(1);
            assertThat(secrets.countByKey())
                    .isEqualTo(Map.of(secrets.ring().first().id(), 1L));
            assertThat(sealed(database, first)).isNotEqualTo(before);
            assertThat(webhooks.find(first.id())).contains(first);
            Webhook second = webhooks.add(
                    new NewWebhook(first.owner(), first.url(), new Secret("whs_another"), Set.of(), true, NOW));
            String moved = sealed(database, first);
            database.quickly(handle -> handle.execute(
                    "update webhooks set sealed_secret = ? where id = ?",
                    moved,
                    second.id().value()));
            assertThatThrownBy(() -> webhooks.find(second.id())).isInstanceOf(IllegalStateException.class);
        }
    }

    private static NewWebhook newWebhook(Database database) {
        UserId alice = new JdbiAccounts(database, Clock.systemUTC())
                .addUser("alice", "alice@example.com", Role.USER)
                .id();
        WebhookUrl url = new WebhookUrl("https://hooks.example.com/");
        return new NewWebhook(alice, url, new Secret("whs_to-be-sealed"), Set.of(), true, NOW);
    }

    private static String sealed(Database database, Webhook webhook) {
        return database.reading(handle -> handle.createQuery("select sealed_secret from webhooks where id = :id")
                .bind("id", webhook.id().value())
                .mapTo(String.class)
                .one());
    }
}
