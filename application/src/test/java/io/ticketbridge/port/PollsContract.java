package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.newIntegration;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.port.Polls.Claim;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Polls} promises. Others may have integrations in the same store. */
public interface PollsContract {
    Duration LONG = Duration.ofHours(1);

    Polls polls();

    Integrations integrations();

    Accounts accounts();

    @Test
    default void anIntegrationShouldBeDueAtOnceAndNotWhileItIsClaimed() {
        IntegrationId id = added();
        Claim claim = claimed(id, LONG).orElseThrow();
        assertThat(claim.since()).isEmpty();
        assertThat(claimed(id, LONG)).isEmpty();
    }

    @Test
    default void successShouldBeCountedFromWhenItBegan() {
        IntegrationId id = added();
        polls().succeeded(claimed(id, LONG).orElseThrow(), Duration.ZERO);
        Claim next = claimed(id, LONG).orElseThrow();
        assertThat(next.since().orElseThrow()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    }

    @Test
    default void failureShouldLeaveWhenItLastWentWell() {
        IntegrationId id = added();
        polls().failed(claimed(id, LONG).orElseThrow(), Duration.ZERO);
        Claim next = claimed(id, LONG).orElseThrow();
        assertThat(next.since()).isEmpty();
        polls().failed(next, LONG);
        assertThat(claimed(id, LONG)).isEmpty();
    }

    @Test
    default void whoeverTakesTooLongShouldBeOvertaken() {
        IntegrationId id = added();
        Claim slow = claimed(id, Duration.ZERO).orElseThrow();
        Claim next = claimed(id, LONG).orElseThrow();
        polls().succeeded(slow, Duration.ZERO);
        assertThat(claimed(id, LONG)).isEmpty();
        polls().succeeded(next, Duration.ZERO);
        assertThat(claimed(id, LONG)).isPresent();
    }

    @Test
    default void whatIsRemovedShouldNeverBeDue() {
        IntegrationId id = added();
        polls().succeeded(claimed(id, LONG).orElseThrow(), Duration.ZERO);
        integrations().remove(id);
        assertThat(claimed(id, LONG)).isEmpty();
    }

    /** The claim of this one; those of others are taken on the way. */
    private Optional<Claim> claimed(IntegrationId id, Duration lease) {
        Optional<Claim> claim = polls().claimNext(lease);
        while (claim.isPresent() && !claim.get().integration().equals(id)) {
            polls().failed(claim.get(), LONG);
            claim = polls().claimNext(lease);
        }
        return claim;
    }

    private IntegrationId added() {
        IntegrationOwner alice =
                new IntegrationOwner.Personal(People.user(accounts(), "alice").id());
        return integrations().add(newIntegration(alice)).id();
    }
}
