package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.newIntegration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JdbiIntegrationsAtRestTest {
    @Test
    void aDumpOfTheDatabaseShouldHoldNoSecret() {
        try (Database database = Databases.h2()) {
            new JdbiIntegrations(database, new AesGcmVault(VaultKeys.random())).add(newIntegration(someone(database)));
            List<String> dump = database.reading(
                    handle -> handle.createQuery("script").mapTo(String.class).list());
            assertThat(String.join("\n", dump))
                    .contains("bot@example.com")
                    .doesNotContain("api-token")
                    .doesNotContain("inbound-secret");
        }
    }

    @Test
    void aSecretMovedToAnotherRowShouldNotBeOpened() {
        try (Database database = Databases.h2()) {
            JdbiIntegrations integrations = new JdbiIntegrations(database, new AesGcmVault(VaultKeys.random()));
            Integration first = integrations.add(newIntegration(someone(database)));
            Integration second = integrations.add(newIntegration(first.owner()));
            database.quickly(handle -> handle.createUpdate("update integrations set sealed_token ="
                            + " (select sealed_token from integrations where id = :from) where id = :to")
                    .bind("from", first.id().value())
                    .bind("to", second.id().value())
                    .execute());
            assertThat(integrations.find(first.id())).isEqualTo(Optional.of(first));
            assertThatThrownBy(() -> integrations.find(second.id())).isInstanceOf(IllegalStateException.class);
        }
    }

    private static IntegrationOwner someone(Database database) {
        UserId id = new JdbiAccounts(database, Clock.systemUTC())
                .addUser("alice", "alice@example.com", Role.USER)
                .id();
        return new IntegrationOwner.Personal(id);
    }
}
