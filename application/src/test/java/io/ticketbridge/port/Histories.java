package io.ticketbridge.port;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What several did at once, and whether it is as if one had done it after the other, in an order that contradicts nobody's clock
 * (M. Herlihy and J. Wing, Linearizability, 1990).
 */
final class Histories {
    /**
     * Something to do.
     *
     * @param model what it may do to a state, alone
     */
    record Act<S>(String name, Callable<Object> act, Function<S, List<Step<S>>> model) {}

    /** What comes after an act, and what it answers. */
    record Step<S>(S next, Object answer) {}

    /** What one did, from when to when, and what it was answered. */
    record Seen<S>(Act<S> act, Object answer, long began, long ended) {
        @Override
        public String toString() {
            return "%s: %s [%d..%d]".formatted(act.name(), answer, began, ended);
        }
    }

    private static final AtomicLong CLOCK = new AtomicLong();

    private Histories() {}

    /** Does what each has to do, one after the other, all at once. */
    static <S> List<Seen<S>> run(List<List<Act<S>>> each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(each.size());
        try {
            List<Callable<List<Seen<S>>>> running = each.stream()
                    .<Callable<List<Seen<S>>>>map(acts -> () -> one(acts))
                    .toList();
            List<Seen<S>> seen = new ArrayList<>();
            for (Future<List<Seen<S>>> one : threads.invokeAll(running)) {
                seen.addAll(one.get());
            }
            return seen;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <S> List<Seen<S>> one(List<Act<S>> acts) throws Exception {
        List<Seen<S>> seen = new ArrayList<>();
        for (Act<S> act : acts) {
            long began = CLOCK.incrementAndGet();
            Object answer = act.act().call();
            seen.add(new Seen<>(act, answer, began, CLOCK.incrementAndGet()));
        }
        return seen;
    }

    /** Whether {@code seen} could have come about one after the other, from {@code state} on. */
    static <S> boolean isInAnOrder(S state, List<Seen<S>> seen) {
        if (seen.isEmpty()) {
            return true;
        }
        long firstEnd = seen.stream().mapToLong(Seen::ended).min().orElseThrow();
        return seen.stream()
                .filter(one -> one.began() <= firstEnd)
                .anyMatch(first -> first.act().model().apply(state).stream()
                        .filter(step -> step.answer().equals(first.answer()))
                        .anyMatch(step -> isInAnOrder(step.next(), without(seen, first))));
    }

    private static <S> List<Seen<S>> without(List<Seen<S>> seen, Seen<S> first) {
        return seen.stream().filter(one -> one.began() != first.began()).collect(Collectors.toUnmodifiableList());
    }
}
