package io.ticketbridge.bootstrap;

import io.ticketbridge.jira.JiraCalls;
import io.ticketbridge.jira.JiraClientFolder;
import io.ticketbridge.jira.JiraIssueTrackers;
import io.ticketbridge.jira.JiraLine;
import io.ticketbridge.persistence.Database;
import io.ticketbridge.persistence.DatabaseUnusable;
import io.ticketbridge.persistence.JdbiAccounts;
import io.ticketbridge.persistence.JdbiApiKeys;
import io.ticketbridge.persistence.JdbiAuditLog;
import io.ticketbridge.persistence.JdbiCheckups;
import io.ticketbridge.persistence.JdbiIntegrations;
import io.ticketbridge.persistence.JdbiRefreshes;
import io.ticketbridge.persistence.SealedSecrets;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.AuditLog;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.Refreshes;
import io.ticketbridge.usecase.AuditTrail;
import io.ticketbridge.usecase.IssueKey;
import io.ticketbridge.usecase.TestForOperator;
import java.security.SecureRandom;
import java.util.List;

/** A database that is open, and the stores of accounts and integrations on it. */
final class Opened implements AutoCloseable {
    private final Database database;
    private final JiraIssueTrackers trackers;
    private final Stores stores;

    private Opened(Wiring wiring, Database database, SealedSecrets secrets, JiraCalls calls) {
        this.database = database;
        this.trackers =
                new JiraIssueTrackers(wiring.jira(), wiring.clock(), calls, new JiraClientFolder(wiring.clients()));
        ApiKeys keys = new JdbiApiKeys(database);
        AuditLog auditLog = new JdbiAuditLog(database);
        Checkups checkups = new JdbiCheckups(database);
        Refreshes refreshes = new JdbiRefreshes(database);
        this.stores = new Stores(
                new JdbiAccounts(database, wiring.clock()),
                keys,
                new IssueKey(keys, new SecureRandom(), wiring.clock()),
                new JdbiIntegrations(database, secrets.vault()),
                trackers,
                checkups,
                refreshes,
                new TestForOperator(trackers, refreshes, checkups, wiring.checkupEvery(), wiring.clock()),
                secrets,
                auditLog,
                new AuditTrail(auditLog),
                wiring.clock());
    }

    static Opened with(Wiring wiring) {
        return with(wiring, JiraCalls.UNWATCHED);
    }

    /** @param calls is told of each call of Jira */
    static Opened with(Wiring wiring, JiraCalls calls) {
        Database database = Database.open(wiring.database());
        try {
            return new Opened(wiring, database, SealedSecrets.open(database, wiring.keys()), calls);
        } catch (DatabaseUnusable noKey) {
            database.close();
            throw noKey;
        }
    }

    Database database() {
        return database;
    }

    /** How it stands with each Jira. */
    List<JiraLine> jiraLines() {
        return trackers.lines();
    }

    Stores stores() {
        return stores;
    }

    @Override
    public void close() {
        trackers.close();
        database.close();
    }
}
