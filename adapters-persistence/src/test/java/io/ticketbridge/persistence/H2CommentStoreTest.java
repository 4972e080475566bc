package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.CommentStoreContract;
import io.ticketbridge.port.TicketStore;
import java.time.Clock;

class H2CommentStoreTest implements CommentStoreContract {
    private final Database database = Databases.h2();

    @Override
    public CommentStore comments() {
        return new JdbiCommentStore(database);
    }

    @Override
    public TicketStore tickets() {
        return new JdbiTicketStore(database);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}
