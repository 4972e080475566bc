package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.CredentialsForm;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryAttachmentStore;
import io.ticketbridge.port.InMemoryAuditLog;
import io.ticketbridge.port.InMemoryCheckups;
import io.ticketbridge.port.InMemoryCommentStore;
import io.ticketbridge.port.InMemoryIntegrations;
import io.ticketbridge.port.InMemoryIntents;
import io.ticketbridge.port.InMemoryIssueTracker;
import io.ticketbridge.port.InMemoryIssueTrackers;
import io.ticketbridge.port.InMemoryTicketStore;
import io.ticketbridge.port.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever was opened is sought where it is. */
class UpdateIntegrationTest {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryIssueTracker jira = new InMemoryIssueTracker(Clock.systemUTC());
    private final InMemoryIssueTrackers trackers = new InMemoryIssueTrackers(jira);
    private final Connections connections = new Connections(integrations, trackers, Patience.usual());
    private final MovableClock clock = new MovableClock(Fixtures.NOW);
    private final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    private final InMemoryIntents intents = new InMemoryIntents(
            tickets,
            new InMemoryCommentStore(tickets, accounts),
            new InMemoryAttachmentStore(tickets, accounts),
            audit,
            clock);
    private final User alice = accounts.addUser("alice", "alice@example.com", Role.USER);
    private final Viewer viewer = new Viewer(alice, Map.of(), Optional.empty(), Origin.HERE);
    private final Integration stored =
            integrations.add(Fixtures.newIntegration(new IntegrationOwner.Personal(alice.id())));
    private final InMemoryCheckups checkups = new InMemoryCheckups(integrations, clock);
    private final UpdateIntegration update = new UpdateIntegration(
            integrations,
            trackers,
            new Relocation(connections, tickets, intents),
            checkups,
            new AuditTrail(audit),
            clock);

    @Test
    void aJiraThatHasOnlyAnotherNameMayBeFollowed() {
        create();
        update.update(viewer, stored.id(), toAnotherPlace());
        assertThat(find().baseUrl()).isEqualTo(new BaseUrl("https://renamed.atlassian.net"));
    }

    @Test
    void anotherJiraMayNotTakeThePlaceOfTheOneThatHasTheIssues() {
        jira.delete(create().issue());
        assertThatThrownBy(() -> update.update(viewer, stored.id(), toAnotherPlace()))
                .isInstanceOf(Refusal.IntegrationInUse.class)
                .hasMessageContaining("add another integration");
        assertThat(find()).isEqualTo(stored);
    }

    @Test
    void whereNothingWasOpenedYetItMayLeadAnywhere() {
        update.update(viewer, stored.id(), toAnotherPlace());
        assertThat(find().baseUrl()).isEqualTo(new BaseUrl("https://renamed.atlassian.net"));
    }

    @Test
    void whatIsUnfinishedShouldKeepItsPlaceAndItsProject() {
        jira.loseNextAnswer();
        jira.hideIssues(true);
        assertThatThrownBy(this::create).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThatThrownBy(() -> update.update(viewer, stored.id(), toAnotherPlace()))
                .isInstanceOf(Refusal.IntegrationInUse.class)
                .hasMessageContaining("not finished");
        assertThatThrownBy(() -> update.update(viewer, stored.id(), toAnotherProject()))
                .isInstanceOf(Refusal.IntegrationInUse.class);
        update.update(viewer, stored.id(), renamed());
        assertThat(find().name()).isEqualTo("Another name");
    }

    @Test
    void theProjectMayChangeOnceAllIsFinished() {
        create();
        update.update(viewer, stored.id(), toAnotherProject());
        assertThat(find().config().projectKey()).isEqualTo("OPS");
    }

    @Test
    void aClientThatIsNotThereShouldBeRefusedByItsField() {
        JiraConfig other = stored.config().through(Optional.of("jrjc"));
        assertThatThrownBy(() -> update.update(
                        viewer, stored.id(), command(Optional.empty(), Optional.empty(), Optional.of(other))))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(
                                invalid.violations().get(0).field())
                        .isEqualTo("config.client"));
        assertThat(find()).isEqualTo(stored);
    }

    @Test
    void whatWasFoundShouldSoonBeLookedAtAgain() {
        Duration lease = Duration.ofHours(1);
        checkups.enrol(lease);
        assertThat(checkups.claim(stored.id(), lease)).isPresent();
        assertThat(checkups.due(1)).isEmpty();
        update.update(viewer, stored.id(), renamed());
        assertThat(checkups.due(1)).containsExactly(stored.id());
    }

    private Ticket create() {
        Patience patience = new Patience(Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofMinutes(15));
        Connections patient = new Connections(integrations, trackers, patience);
        return new CreateTicket(patient, new Settling(patient, intents, accounts, patience, clock))
                .create(
                        viewer,
                        new CreateTicket.Command(new Summary("XSS"), Optional.empty(), IssueType.BUG, Optional.empty()),
                        () -> true)
                .answer();
    }

    private Integration find() {
        return integrations.find(stored.id()).orElseThrow();
    }

    private static UpdateIntegration.Command renamed() {
        return command(Optional.of("Another name"), Optional.empty(), Optional.empty());
    }

    private static UpdateIntegration.Command toAnotherPlace() {
        return command(Optional.empty(), Optional.of(new BaseUrl("https://renamed.atlassian.net")), Optional.empty());
    }

    private static UpdateIntegration.Command toAnotherProject() {
        return command(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new JiraConfig("OPS", Optional.empty(), Optional.empty(), List.of(), Map.of())));
    }

    private static UpdateIntegration.Command command(
            Optional<String> name, Optional<BaseUrl> place, Optional<JiraConfig> config) {
        return new UpdateIntegration.Command(
                name,
                place,
                place.map(elsewhere -> new CredentialsForm(
                        Optional.of("bot@example.com"), Optional.of(new Secret("new")), Optional.empty())),
                config,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
