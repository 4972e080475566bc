package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.newIntegration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbiIntegrationsAtRestTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aDumpOfTheDatabaseShouldHoldNoSecret() {
        DatabaseOptions options = Databases.h2File(folder);
        try (Database database = Database.open(options)) {
            new JdbiIntegrations(database, new EnvelopeVault(VaultKeys.random()))
                    .add(newIntegration(someone(database)));
            List<String> dump = Jdbi.create(H2.owner(options))
                    .withHandle(owner ->
                            owner.createQuery("script").mapTo(String.class).list());
            assertThat(String.join("\n", dump))
                    .contains("bot@example.com")
                    .doesNotContain("api-token")
                    .doesNotContain("inbound-secret");
        }
    }

    @Test
    void aSecretMovedToAnotherRowShouldNotBeOpened() {
        try (Database database = Databases.h2()) {
            JdbiIntegrations integrations = new JdbiIntegrations(database, new EnvelopeVault(VaultKeys.random()));
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

    @Test
    void rotationShouldSealEverythingAnewAndABackupFromBeforeStayReadable() throws Exception {
        KeyFile file = new KeyFile(folder.resolve("secret.key"));
        try (Database database = Databases.h2()) {
            SealedSecrets secrets = SealedSecrets.open(database, file);
            JdbiIntegrations integrations = new JdbiIntegrations(database, secrets.vault());
            Integration before = integrations.add(newIntegration(someone(database)));
            String old = secrets.ring().first().id();
            String oldKeys = Files.readString(file.file());
            String backup = sealedToken(database);

            assertThat(secrets.countByKey()).isEqualTo(Map.of(old, 2L));
            assertThat(secrets.rotate()).isEqualTo(2);
            assertThat(secrets.countByKey())
                    .isEqualTo(Map.of(secrets.ring().first().id(), 2L));
            assertThat(secrets.ring().first().id()).isNotEqualTo(old);
            assertThat(secrets.reseal()).isZero();
            assertThat(integrations.find(before.id())).contains(before);
            Vault restored = new EnvelopeVault(KeyRing.load(new KeySource.Text(new Secret(oldKeys), "a backup")));
            assertThat(restored.open(backup, "integration/" + before.id() + "/token"))
                    .isEqualTo(new Secret("api-token"));
        }
    }

    @Test
    void aMissingOrWrongKeyShouldBeToldAtTheStart() throws Exception {
        KeyFile file = new KeyFile(folder.resolve("secret.key"));
        try (Database database = Databases.h2()) {
            SealedSecrets secrets = SealedSecrets.open(database, file);
            new JdbiIntegrations(database, secrets.vault()).add(newIntegration(someone(database)));
            String id = secrets.ring().first().id();
            Files.move(file.file(), folder.resolve("elsewhere"));
            assertThatThrownBy(() -> SealedSecrets.open(database, file))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("is missing: restore it");
            assertThat(file.file()).doesNotExist();
            file.createIfMissing();
            assertThatThrownBy(() -> SealedSecrets.open(database, file))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("restore the key that they were sealed with")
                    .hasMessageContaining("sealed with key " + id);
        }
    }

    private static String sealedToken(Database database) {
        return database.reading(handle -> handle.createQuery("select sealed_token from integrations")
                .mapTo(String.class)
                .one());
    }

    private static IntegrationOwner someone(Database database) {
        UserId id = new JdbiAccounts(database, Clock.systemUTC())
                .addUser("alice", "alice@example.com", Role.USER)
                .id();
        return new IntegrationOwner.Personal(id);
    }
}
