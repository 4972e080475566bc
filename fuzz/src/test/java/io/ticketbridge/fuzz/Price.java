package io.ticketbridge.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What reading one input may cost, whatever is in it: time of the processor, and memory that was asked for, given back or not. */
final class Price {
    static final Duration MOST_CPU = Duration.ofSeconds(2);
    /** Much of it is the targets' own: what is let in is read a second and a third time. */
    static final long MOST_ALLOCATED = 64L * 1024 * 1024;

    private static final int TIMES = 2;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Price() {}

    /** Has {@code target} read {@code input}; fails where that costs more than it may, and again: the first time loads classes. */
    static void held(Target target, byte[] input) throws Exception {
        for (int times = 1; isDear(target, input); times++) {
            if (times == TIMES) {
                throw new AssertionError("%,d bytes cost more than %,d ms or %,d KiB"
                        .formatted(input.length, MOST_CPU.toMillis(), MOST_ALLOCATED / 1024));
            }
        }
    }

    private static boolean isDear(Target target, byte[] input) throws Exception {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        target.read(input);
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        return cpu > MOST_CPU.toNanos() || allocated > MOST_ALLOCATED;
    }
}
