package io.ticketbridge.port;

import io.ticketbridge.domain.IntegrationId;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps when Jira is to be asked what changed, for each active integration. Who asks holds its claim, which ends by the store's own clock; a
 * write under a claim that has passed to somebody else changes nothing. What belongs to an integration goes with it.
 */
public interface Polls {
    /**
     * The right to ask what changed.
     *
     * @param since how long ago it was asked last with success, when that began; empty where it never was
     */
    record Claim(IntegrationId integration, int epoch, Optional<Duration> since) {}

    /** Takes the claim of the active integration that is longest due, if any is; whoever lets so long pass loses it. */
    Optional<Claim> claimNext(Duration lease);

    /** Gives the claim back: Jira told what changed up to when it was taken. */
    void succeeded(Claim claim, Duration next);

    /** Gives the claim back: Jira did not tell. */
    void failed(Claim claim, Duration next);
}
