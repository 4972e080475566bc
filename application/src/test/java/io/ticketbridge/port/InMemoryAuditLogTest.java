package io.ticketbridge.port;

import java.time.Clock;

class InMemoryAuditLogTest implements AuditLogContract {
    private final AuditLog log = new InMemoryAuditLog(Clock.systemUTC());

    @Override
    public AuditLog log() {
        return log;
    }
}
