package io.ticketbridge.port;

import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.User;
import java.util.concurrent.atomic.AtomicLong;

/** New users and teams under names that no other test has, so that tests can share a database. */
final class People {
    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

    private People() {}

    static User user(Accounts accounts, String name) {
        String unique = unique(name);
        return accounts.addUser(unique, unique + "@example.com", Role.USER);
    }

    static Team team(Accounts accounts) {
        return accounts.addTeam(unique("team"));
    }

    static String unique(String name) {
        return name + "-" + COUNT.incrementAndGet();
    }
}
