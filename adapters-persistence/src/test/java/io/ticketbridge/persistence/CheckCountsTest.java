package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.newIntegration;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Checkup;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Finding.Mender;
import io.ticketbridge.domain.Finding.Outcome;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.KnownChecks;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckCountsTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void onH2TheyShouldBeThoseOfTheLastCheckup() {
        try (Database database = Databases.h2()) {
            theyShouldBeThoseOfTheLastCheckup(database);
        }
    }

    @Test
    void onPostgresTheyShouldBeThoseOfTheLastCheckup() throws Exception {
        PostgresServer server = PostgresServer.shared();
        server.execute("create database checkcounts");
        try (Database database = Database.open(server.options("checkcounts"))) {
            theyShouldBeThoseOfTheLastCheckup(database);
        }
    }

    private static void theyShouldBeThoseOfTheLastCheckup(Database database) {
        JdbiIntegrations integrations = new JdbiIntegrations(database, new EnvelopeVault(VaultKeys.random()));
        JdbiCheckups checkups = new JdbiCheckups(database);
        UserId alice = new JdbiAccounts(database, Clock.systemUTC())
                .addUser("alice", "alice@example.com", Role.USER)
                .id();
        IntegrationId id = integrations
                .add(newIntegration(new IntegrationOwner.Personal(alice)))
                .id();
        integrations.add(newIntegration(new IntegrationOwner.Personal(alice)));
        checkups.enrol(Duration.ZERO);
        assertThat(CheckCounts.of(database).ofEach()).isEmpty();
        keep(checkups, id, Finding.passed("reachable", "Jira answers"), Finding.passed("project", "Visible"));
        assertThat(CheckCounts.of(database).ofEach()).isEqualTo(Map.of(id, counts(2, 0, 0, 0)));
        keep(
                checkups,
                id,
                Finding.passed("reachable", "Jira answers"),
                Finding.unknown("clock", "Not told"),
                Finding.failed("project", "Not visible", Mender.JIRA_ADMIN));
        assertThat(CheckCounts.of(database).ofEach()).isEqualTo(Map.of(id, counts(1, 0, 1, 1)));
        database.durably(handle -> handle.execute("update integrations set active = false"));
        assertThat(CheckCounts.of(database).ofEach()).isEmpty();
    }

    private static void keep(JdbiCheckups checkups, IntegrationId id, Finding... findings) {
        Checkup found = new Checkup(NOW, List.of(findings));
        checkups.keep(checkups.seize(id, LONG).orElseThrow(), found, KnownChecks.NONE, LONG);
    }

    private static Map<Outcome, Integer> counts(int passed, int warning, int failed, int unknown) {
        return Map.of(
                Outcome.PASSED, passed, Outcome.WARNING, warning, Outcome.FAILED, failed, Outcome.UNKNOWN, unknown);
    }
}
