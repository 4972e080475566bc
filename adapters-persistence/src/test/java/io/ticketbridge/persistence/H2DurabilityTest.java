package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.comment;
import static io.ticketbridge.port.Fixtures.newTicket;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Fixtures;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the loops that must pass before H2 is ever upgraded (docs/adr/0006-h2-is-pinned.md). */
class H2DurabilityTest {
    private static final int KILLS = 5;
    private static final int CUTS = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatWasAcknowledgedShouldSurviveKillDashNine() throws Exception {
        List<TicketId> acknowledged = new ArrayList<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            acknowledged.addAll(storeUntilKilled(40 * kill));
            try (Database database = Database.open(Databases.h2File(folder))) {
                JdbiTicketStore tickets = new JdbiTicketStore(database);
                assertThat(acknowledged)
                        .allSatisfy(id -> assertThat(tickets.find(id)).isPresent());
            }
        }
    }

    @Test
    void whatWasAcknowledgedShouldSurviveAPowerCut() throws Exception {
        Path used = Files.createDirectory(folder.resolve("used"));
        String url = "jdbc:h2:file:" + PowerCutDisk.folder(used) + "/ticketbridge";
        try (Database database = Database.open(Databases.h2Options(url))) {
            JdbiTicketStore tickets = new JdbiTicketStore(database);
            JdbiCommentStore comments = new JdbiCommentStore(database);
            UserId alice = addUser(database);
            for (int cut = 1; cut <= CUTS; cut++) {
                TicketId id = tickets.add(newTicket(alice, Optional.empty())).id();
                assertThat(new JdbiTicketStore(afterAPowerCut(used, "ticket-" + cut)).find(id))
                        .isPresent();
                comments.add(id, comment("1", "Confirmed"), alice, Fixtures.READ);
                assertThat(new JdbiCommentStore(afterAPowerCut(used, "comment-" + cut)).find(id, new CommentId("1")))
                        .isPresent();
                comments.saw(id, List.of(), Instant.MAX, Fixtures.READ);
            }
        }
    }

    /** Another thread has committed, and has not synced yet. */
    @Test
    void whatWasToldOfShouldSurviveAPowerCutWhoeverCommittedIt() throws Exception {
        Path used = Files.createDirectory(folder.resolve("used"));
        String url = "jdbc:h2:file:" + PowerCutDisk.folder(used) + "/ticketbridge";
        try (Database database = Database.open(Databases.h2Options(url))) {
            JdbiIntents intents = new JdbiIntents(database);
            NewIntent wish = wish(addUser(database));
            intents.begin(wish, Duration.ofMinutes(1), Fixtures.NOW);
            database.quickly(handle -> handle.execute(
                    "update intents set state = 'DONE', ticket_id = 1, jira_id = '10542', issue_key = 'SEC-1'"));
            assertThat(intents.find(wish.id()).map(Intent::state)).contains(IntentState.DONE);
            JdbiIntents left = new JdbiIntents(afterAPowerCut(used, "left"));
            assertThat(left.find(wish.id()).map(Intent::state)).contains(IntentState.DONE);
        }
    }

    private static NewIntent wish(UserId owner) {
        return new NewIntent(
                Fixtures.marker(),
                owner,
                Origin.HERE,
                Optional.empty(),
                new IntegrationId(1),
                new Wish.OpenTicket(Optional.empty(), Fixtures.newIssue()));
    }

    private Database afterAPowerCut(Path used, String name) throws Exception {
        Path left = Files.createDirectory(folder.resolve(name));
        PowerCutDisk.cut(used.resolve("ticketbridge.mv.db"), left.resolve("ticketbridge.mv.db"));
        return Database.open(Databases.h2File(left));
    }

    private static UserId addUser(Database database) {
        return new JdbiAccounts(database, Clock.systemUTC())
                .addUser("alice", "alice@example.com", Role.USER)
                .id();
    }

    private List<TicketId> storeUntilKilled(int after) throws Exception {
        Process process = OtherProcess.start(folder);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            List<TicketId> acknowledged = new ArrayList<>();
            for (int i = 0; i < after; i++) {
                acknowledged.add(OtherProcess.acknowledged(output).orElseThrow());
            }
            // Not Process.destroyForcibly, which closes the stream that the rest is read from.
            process.toHandle().destroyForcibly();
            for (Optional<TicketId> id = OtherProcess.acknowledged(output);
                    id.isPresent();
                    id = OtherProcess.acknowledged(output)) {
                acknowledged.add(id.get());
            }
            return acknowledged;
        }
    }
}
