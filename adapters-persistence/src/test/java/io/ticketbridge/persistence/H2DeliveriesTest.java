package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.Deliveries;
import io.ticketbridge.port.DeliveriesContract;
import io.ticketbridge.port.Events;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.port.Vault;
import io.ticketbridge.port.Webhooks;
import java.time.Clock;

class H2DeliveriesTest implements DeliveriesContract {
    private final Database database = Databases.h2();
    private final Vault vault = new EnvelopeVault(VaultKeys.random());

    @Override
    public Deliveries deliveries() {
        return new JdbiDeliveries(database, vault);
    }

    @Override
    public Webhooks webhooks() {
        return new JdbiWebhooks(database, vault);
    }

    @Override
    public Events events() {
        return new JdbiEvents(database);
    }

    @Override
    public TicketStore tickets() {
        return new JdbiTicketStore(database);
    }

    @Override
    public CommentStore comments() {
        return new JdbiCommentStore(database);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}
