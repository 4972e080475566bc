package io.ticketbridge.rest;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that requests run on: virtual ones where Java has them, from 21 on, else a pool. */
final class Workers {
    /** Requests wait for Jira most of their time, so there are many more of them than cores. */
    private static final int POOL_SIZE = 256;

    private Workers() {}

    static ExecutorService start() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException olderJava) {
            AtomicInteger count = new AtomicInteger();
            return Executors.newFixedThreadPool(POOL_SIZE, task -> {
                Thread thread = new Thread(task, "request-" + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
