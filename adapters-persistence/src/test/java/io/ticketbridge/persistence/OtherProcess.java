package io.ticketbridge.persistence;

import static io.ticketbridge.port.Fixtures.newTicket;

import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A process of its own that holds a database file and stores tickets until it is killed. */
final class OtherProcess {
    private OtherProcess() {}

    /** Prints each ticket's number once it is stored; whoever reads that has been told that it is. */
    public static void main(String[] arguments) {
        Database database = Database.open(Databases.h2File(Path.of(arguments[0])));
        JdbiTicketStore tickets = new JdbiTicketStore(database);
        UserId owner = new JdbiAccounts(database, Clock.systemUTC())
                .addUser("user-" + System.nanoTime(), "a@example.com", Role.USER)
                .id();
        while (true) {
            Ticket stored = tickets.add(newTicket(owner, Optional.empty()));
            System.out.println(stored.id());
        }
    }

    static Process start(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                folder.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The next number that the process printed in full; empty once it has ended. */
    static Optional<TicketId> acknowledged(BufferedReader output) throws IOException {
        return Optional.ofNullable(output.readLine()).flatMap(TicketId::parse);
    }
}
