package io.ticketbridge.bootstrap;

import io.ticketbridge.persistence.SealedSecrets;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IssueTrackers;
import io.ticketbridge.usecase.IssueKey;
import java.time.Clock;

/** What the operator's commands work on: in the running server, or opened for one command. */
record Stores(
        Accounts accounts,
        ApiKeys keys,
        IssueKey issueKey,
        Integrations integrations,
        IssueTrackers trackers,
        SealedSecrets secrets,
        Clock clock) {}
