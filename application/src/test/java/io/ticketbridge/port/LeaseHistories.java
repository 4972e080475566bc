package io.ticketbridge.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.port.Histories.Act;
import io.ticketbridge.port.Histories.Seen;
import io.ticketbridge.port.Histories.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Some claim an intent, put it back and end it at once, each under any lease that it ever had. */
final class LeaseHistories {
    private static final int THREADS = 3;
    private static final int ACTS = 3;
    private static final int EPOCHS = 4;
    private static final Duration LONG = Duration.ofHours(1);

    private final Intents intents;
    private final Intent free;
    private final IssueRef issue;

    /** What an intent is to whoever looks at its lease alone: how many it had, whether it has one, whether it has ended. */
    private record Lease(int epoch, boolean held, boolean ended) {
        /**
         * Whoever claims what another puts back at that very moment may be told no, for each goes by the time at which its own
         * transaction began. They look again.
         */
        List<Step<Lease>> claimed() {
            Step<Lease> no = new Step<>(this, 0);
            return held || ended ? List.of(no) : List.of(new Step<>(new Lease(epoch + 1, true, false), epoch + 1), no);
        }

        List<Step<Lease>> released(int by) {
            return by == epoch && !ended
                    ? List.of(new Step<>(new Lease(epoch, false, false), true))
                    : List.of(new Step<>(this, false));
        }

        List<Step<Lease>> opened(int by) {
            boolean end = ended || by == epoch;
            return List.of(new Step<>(new Lease(epoch, held, end), end));
        }
    }

    /** @param free whose lease nobody has */
    LeaseHistories(Intents intents, Intent free, IssueRef issue) {
        this.intents = intents;
        this.free = free;
        this.issue = issue;
    }

    void check(Random random) throws Exception {
        List<List<Act<Lease>>> each = IntStream.range(0, THREADS)
                .mapToObj(
                        thread -> Stream.generate(() -> act(random)).limit(ACTS).toList())
                .toList();
        List<Seen<Lease>> seen = Histories.run(each);
        assertThat(Histories.isInAnOrder(new Lease(free.epoch(), false, false), seen))
                .as("%s", seen)
                .isTrue();
    }

    private Act<Lease> act(Random random) {
        int epoch = free.epoch() + random.nextInt(EPOCHS);
        return switch (random.nextInt(5)) {
            case 0 -> new Act<>("open " + epoch, () -> open(epoch), lease -> lease.opened(epoch));
            case 1, 2 -> new Act<>("release " + epoch, () -> release(epoch), lease -> lease.released(epoch));
            default -> new Act<>("claim", this::claim, Lease::claimed);
        };
    }

    private Object claim() {
        return intents.claim(free.id(), LONG).map(Intent::epoch).orElse(0);
    }

    private Object release(int epoch) {
        return intents.release(under(epoch).lost(false), Duration.ZERO);
    }

    private Object open(int epoch) {
        return intents.opened(under(epoch), issue).state() == IntentState.DONE;
    }

    /** As whoever had that lease would hold it. */
    private Intent under(int epoch) {
        return new Intent(
                free.begun(),
                Intent.Progress.SENDING,
                epoch,
                free.sends(),
                free.sinceBegun(),
                free.sinceSent(),
                free.untilNext(),
                free.createdAt(),
                Optional.empty());
    }
}
