package io.ticketbridge.persistence;

import io.ticketbridge.port.AuditLog;
import io.ticketbridge.port.AuditLogContract;

class H2AuditLogTest implements AuditLogContract {
    private final Database database = Databases.h2();

    @Override
    public AuditLog log() {
        return new JdbiAuditLog(database);
    }
}
