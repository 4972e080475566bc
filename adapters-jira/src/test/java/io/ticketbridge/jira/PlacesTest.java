package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many calls a Jira is asked at a time. */
class PlacesTest {
    private static final Duration USUAL = Duration.ofMillis(200);
    private static final int MOST = 100;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicLong nanos = new AtomicLong();
    private final Places places = new Places(MOST * 3 / 2, nanos::get);
    private final List<Future<Boolean>> waiters = new ArrayList<>();

    @AfterEach
    void close() {
        answer.countDown();
        callers.shutdownNow();
    }

    @Test
    void thereShouldBeOneMoreForFourQuickCallsWhileAllAreTaken() {
        fill();
        endFour("GET /issue", USUAL);
        assertThat(places.count()).isEqualTo(Places.FEWEST + 1);
        endFour("GET /issue", USUAL);
        assertThat(places.count()).as("one is free").isEqualTo(Places.FEWEST + 1);
        fill();
        endFour("GET /issue", USUAL);
        assertThat(places.count()).isEqualTo(Places.FEWEST + 2);
    }

    @Test
    void thereShouldNeverBeMoreThanSoMany() {
        growTo(MOST);
        endFour("GET /issue", USUAL);
        assertThat(places.count()).isEqualTo(MOST);
    }

    @Test
    void aLineInsideJiraShouldLeaveAsManyAsItHadTimeFor() {
        growTo(80);
        askAndWaitTwiceAsLong();
        assertThat(places.count()).isEqualTo(50);
    }

    @Test
    void whoBeganBeforeThereWereFewerShouldTellNothingNew() {
        growTo(80);
        askAndWaitTwiceAsLong();
        nanos.addAndGet(USUAL.toNanos());
        end("GET /issue", USUAL.multipliedBy(2));
        assertThat(places.count()).isEqualTo(50);
        nanos.addAndGet(USUAL.toNanos());
        end("GET /issue", USUAL.multipliedBy(2));
        assertThat(places.count()).isEqualTo(31);
    }

    @Test
    void whatTakesLongByNatureShouldTakeNoneAway() {
        places.ended("POST /issue", true, USUAL.multipliedBy(3).toNanos(), 1);
        growTo(50);
        nanos.addAndGet(USUAL.multipliedBy(3).toNanos());
        end("POST /issue", USUAL.multipliedBy(3));
        assertThat(places.count()).isEqualTo(50);
    }

    @Test
    void whoWaitedWithManyShouldNotSayWhatIsUsual() {
        growTo(50);
        answer.countDown();
        Awaitility.await().until(() -> places.taken() == 0);
        nanos.addAndGet(USUAL.multipliedBy(5).toNanos());
        places.ended("GET /issue", true, USUAL.multipliedBy(2).toNanos(), 50);
        assertThat(places.count()).isEqualTo(31);
    }

    @Test
    void eachThatFailsOrIsSlowShouldTakeATenthAndLeaveAFew() {
        growTo(MOST);
        places.ended("GET /issue", false, USUAL.toNanos(), MOST);
        assertThat(places.count()).isEqualTo(90);
        end("GET /issue", Places.SLOW.plusMillis(1));
        assertThat(places.count()).isEqualTo(81);
        for (int i = 0; i < MOST; i++) {
            places.ended("GET /issue", false, USUAL.toNanos(), MOST);
        }
        assertThat(places.count()).isEqualTo(Places.FEWEST);
    }

    @Test
    void whoeverCameWhileThereWereMoreShouldKeepTheNextWaiting() throws Exception {
        growTo(40);
        for (int i = 0; i < MOST; i++) {
            places.ended("GET /issue", false, USUAL.toNanos(), MOST);
        }
        assertThat(places.areCrowded()).isTrue();
        answer.countDown();
        Awaitility.await().until(() -> places.taken() == 0);
        assertThat(callers.submit(() -> places.in(() -> "answered")).get()).isEqualTo("answered");
    }

    @Test
    void aBurstAfterAnIdleHourShouldStandInLine() throws Exception {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        fill();
        FutureTask<String> next = new FutureTask<>(() -> places.in(() -> "answered"));
        Thread inLine = new Thread(next);
        inLine.start();
        Awaitility.await().until(() -> inLine.getState() == Thread.State.TIMED_WAITING);
        answer.countDown();
        assertThat(next.get()).isEqualTo("answered");
    }

    @Test
    void nobodyShouldStandInLineWhereNobodyMoves() {
        fill();
        nanos.addAndGet(Places.SLOW.plusMillis(1).toNanos());
        assertThatThrownBy(() -> places.in(() -> "answered")).isInstanceOf(Refusal.JiraUnavailable.class);
    }

    private void growTo(int count) {
        while (places.count() < count) {
            fill();
            endFour("GET /issue", USUAL);
        }
        fill();
    }

    /** Has somebody wait in each place. */
    private void fill() {
        while (waiters.size() < places.count()) {
            waiters.add(callers.submit(this::cameToAnEnd));
        }
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> places.taken() == places.count());
    }

    private boolean cameToAnEnd() throws NoAnswer {
        return places.in(() -> {
            try {
                return answer.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException over) {
                return false;
            }
        });
    }

    private void askAndWaitTwiceAsLong() {
        nanos.addAndGet(USUAL.multipliedBy(2).toNanos());
        end("GET /issue", USUAL.multipliedBy(2));
    }

    private void endFour(String like, Duration after) {
        for (int i = 0; i < 4; i++) {
            end(like, after);
        }
    }

    private void end(String like, Duration after) {
        places.ended(like, true, after.toNanos(), places.taken());
    }
}
