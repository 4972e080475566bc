package io.ticketbridge.port;

import io.ticketbridge.domain.Checkup;
import io.ticketbridge.domain.Health;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.KnownChecks;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps how each integration was found when it was last examined, and when it is time again. Who examines one holds its claim,
 * which ends by the store's own clock; each has an epoch higher than the one before, and a write under an epoch that has passed
 * changes nothing. What belongs to an integration goes with it.
 */
public interface Checkups {
    /**
     * The right to examine an integration.
     *
     * @param known how its checks are known to whoever is told when one gets worse
     * @param silences how often in a row its Jira could not be asked
     */
    record Claim(IntegrationId integration, int epoch, KnownChecks known, int silences) {
        /** The same after its Jira could not be asked, or could. */
        public Claim heard(boolean wasHeard) {
            return new Claim(integration, epoch, known, wasHeard ? 0 : silences + 1);
        }
    }

    /**
     * Has those active integrations that nobody has thought of yet come due one after the other, spread over so long, the oldest
     * at once.
     */
    void enrol(Duration spread);

    /** Active integrations for which it is time and that nobody has a claim to, longest due first. */
    List<IntegrationId> due(int most);

    /** Takes the claim of one that is due; whoever lets so long pass loses it. Empty where somebody else was faster. */
    Optional<Claim> claim(IntegrationId id, Duration lease);

    /** Takes the claim whether it is due or not, from whoever has it. Empty where there is no such integration. */
    Optional<Claim> seize(IntegrationId id, Duration lease);

    /**
     * Gives the claim back with what it has come to, and leaves what was found before.
     *
     * @param next when it is time again
     */
    void release(Claim claim, Duration next);

    /**
     * Keeps what was found, and gives the claim back.
     *
     * @param known how its checks are known from now on
     * @return false where the claim has passed to somebody else
     */
    boolean keep(Claim claim, Checkup found, KnownChecks known, Duration next);

    /** Has it come due at once, for something about it was changed; whoever examines it now loses the claim. */
    void hasten(IntegrationId id);

    /** How it was found last; empty where it never was examined. */
    Optional<Checkup> find(IntegrationId id);

    /** How each of these was found last that was ever examined. */
    Map<IntegrationId, Health> healthOf(Collection<IntegrationId> ids);
}
