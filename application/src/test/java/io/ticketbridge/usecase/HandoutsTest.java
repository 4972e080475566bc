package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.UserId;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HandoutsTest {
    private static final UserId ALICE = new UserId(1);
    private static final UserId BOB = new UserId(2);

    private final Handouts handouts = new Handouts();

    @Test
    void whoTakesManySlowlyShouldWaitForTheirOwnAndNobodyElseShould() throws Exception {
        List<Preview> open = new ArrayList<>();
        for (int i = 0; i < Handouts.OF_ONE; i++) {
            open.add(handouts.give(ALICE, HandoutsTest::file));
        }
        FutureTask<Preview> oneMore = new FutureTask<>(() -> handouts.give(ALICE, HandoutsTest::file));
        Thread waiting = new Thread(oneMore);
        waiting.start();
        Awaitility.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        handouts.give(BOB, HandoutsTest::file).close();
        assertThat(oneMore).isNotDone();
        open.get(0).close();
        assertThat(oneMore.get(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aPlaceShouldBeFreeOnceHoweverOftenItsFileIsClosed() {
        Preview first = handouts.give(ALICE, HandoutsTest::file);
        first.close();
        first.close();
        List<Preview> open = new ArrayList<>();
        for (int i = 0; i < Handouts.OF_ONE; i++) {
            open.add(handouts.give(ALICE, HandoutsTest::file));
        }
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> handouts.give(ALICE, HandoutsTest::file)).hasMessageContaining("many files");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(open).hasSize(Handouts.OF_ONE);
    }

    @Test
    void whatCannotBeFetchedShouldTakeNoPlace() {
        for (int i = 0; i < 2 * Handouts.IN_ALL; i++) {
            assertThatThrownBy(() -> handouts.give(ALICE, () -> {
                        throw new IllegalStateException("gone");
                    }))
                    .hasMessage("gone");
        }
        assertThat(handouts.give(ALICE, HandoutsTest::file)).isNotNull();
    }

    private static Preview file() {
        return new Preview("a.png", Optional.empty(), OptionalLong.empty(), new Preview.Body() {
            @Override
            public InputStream stream() {
                return InputStream.nullInputStream();
            }

            @Override
            public void close() {
                // There is nothing to let go of.
            }
        });
    }
}
