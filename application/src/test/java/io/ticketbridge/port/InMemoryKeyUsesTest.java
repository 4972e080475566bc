package io.ticketbridge.port;

import java.time.Clock;

class InMemoryKeyUsesTest implements KeyUsesContract {
    private final KeyUses uses = new InMemoryKeyUses(Clock.systemUTC());

    @Override
    public KeyUses uses() {
        return uses;
    }
}
