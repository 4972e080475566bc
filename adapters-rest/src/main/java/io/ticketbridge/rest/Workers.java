package io.ticketbridge.rest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that requests run on: virtual ones where Java has them, from 21 on, else a pool. */
final class Workers {
    /** Requests wait for Jira most of their time, so there are many more of them than cores. */
    private static final int POOL_SIZE = 320 + EventStreams.IN_ALL;

    private static final Optional<Method> VIRTUAL = virtual();

    private Workers() {}

    static boolean areVirtual() {
        return VIRTUAL.isPresent();
    }

    static ExecutorService start() {
        return VIRTUAL.map(Workers::make).orElseGet(Workers::pool);
    }

    private static Optional<Method> virtual() {
        try {
            return Optional.of(Executors.class.getMethod("newVirtualThreadPerTaskExecutor"));
        } catch (NoSuchMethodException olderJava) {
            return Optional.empty();
        }
    }

    private static ExecutorService make(Method virtual) {
        try {
            return (ExecutorService) virtual.invoke(null);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ExecutorService pool() {
        AtomicInteger count = new AtomicInteger();
        return Executors.newFixedThreadPool(POOL_SIZE, task -> {
            Thread thread = new Thread(task, "request-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
