package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.TicketId;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DurabilityTest {
    private static final int KILLS = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The short form of the loop that must pass before H2 is ever upgraded (docs/adr/0006-h2-is-pinned.md). */
    @Test
    void whatWasAcknowledgedShouldSurviveKillDashNine() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            long last = storeUntilKilled(40L * kill);
            try (Database database = Database.open(Databases.h2File(folder))) {
                JdbiTicketStore tickets = new JdbiTicketStore(database);
                assertThat(LongStream.rangeClosed(Math.max(1, last - 30), last))
                        .as("kill %d, acknowledged up to %d", kill, last)
                        .allSatisfy(
                                id -> assertThat(tickets.find(new TicketId(id))).isPresent());
            }
        }
    }

    private long storeUntilKilled(long after) throws Exception {
        Process process = OtherProcess.start(folder);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (long i = 0; i < after; i++) {
                assertThat(output.readLine()).isNotNull();
            }
            // Not Process.destroyForcibly, which closes the stream that the rest is read from.
            process.toHandle().destroyForcibly();
            return OtherProcess.lastAcknowledged(output);
        }
    }
}
