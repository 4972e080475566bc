package io.ticketbridge.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntentStateTest {
    @Test
    void whatIsUnknownShouldNeverBeSentButThroughTheProofThatNothingWasDone() {
        assertThat(next(IntentState.UNKNOWN)).doesNotContain(IntentState.SENDING);
        for (IntentEvent event : IntentEvent.values()) {
            Optional<IntentState> after = after(IntentState.UNKNOWN, event);
            assertThat(after.filter(IntentState.NOT_SENT::equals).isPresent())
                    .isEqualTo(event == IntentEvent.PROVED_ABSENT);
        }
    }

    @Test
    void whatEndedWellOrWasRefusedShouldStayAsItIs() {
        assertThat(next(IntentState.DONE)).isEmpty();
        assertThat(next(IntentState.REJECTED)).isEmpty();
        assertThat(next(IntentState.ABANDONED)).containsExactly(IntentState.DONE);
    }

    @Test
    void everyStateShouldBeReachedAndLeadToAnEnd() {
        assertThat(reachable(IntentState.SENDING)).containsExactlyInAnyOrder(IntentState.values());
        for (IntentState state : IntentState.values()) {
            assertThat(reachable(state)).as(state.name()).containsAnyElementsOf(IntentState.ends());
        }
    }

    @Test
    void whatCannotHappenShouldBeAFaultOfOurs() {
        assertThatThrownBy(() -> IntentState.UNKNOWN.after(IntentEvent.SENT_AGAIN))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Set<IntentState> reachable(IntentState from) {
        Set<IntentState> seen = EnumSet.of(from);
        Deque<IntentState> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            next(left.remove()).stream().filter(seen::add).forEach(left::add);
        }
        return seen;
    }

    private static Set<IntentState> next(IntentState state) {
        Set<IntentState> next = EnumSet.noneOf(IntentState.class);
        for (IntentEvent event : IntentEvent.values()) {
            after(state, event).ifPresent(next::add);
        }
        return next;
    }

    private static Optional<IntentState> after(IntentState state, IntentEvent event) {
        try {
            return Optional.of(state.after(event));
        } catch (IllegalStateException cannotHappen) {
            return Optional.empty();
        }
    }
}
