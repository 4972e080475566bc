package io.ticketbridge.persistence;

import io.ticketbridge.port.AuditLog;
import io.ticketbridge.port.AuditLogContract;

class PostgresAuditLogTest implements AuditLogContract {
    private final Database database = Databases.postgres();

    @Override
    public AuditLog log() {
        return new JdbiAuditLog(database);
    }
}
