package io.ticketbridge.persistence;

import io.ticketbridge.port.KeyUses;
import io.ticketbridge.port.KeyUsesContract;

class PostgresKeyUsesTest implements KeyUsesContract {
    private final Database database = Databases.postgres();

    @Override
    public KeyUses uses() {
        return new JdbiKeyUses(database);
    }
}
