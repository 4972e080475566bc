package io.ticketbridge.persistence;

import io.ticketbridge.port.KeyUses;
import io.ticketbridge.port.KeyUsesContract;

class H2KeyUsesTest implements KeyUsesContract {
    private final Database database = Databases.h2();

    @Override
    public KeyUses uses() {
        return new JdbiKeyUses(database);
    }
}
