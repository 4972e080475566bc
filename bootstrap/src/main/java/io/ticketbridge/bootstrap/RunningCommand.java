package io.ticketbridge.bootstrap;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that runs until it is told to stop by SIGTERM or SIGINT, and then closes what it started. */
abstract class RunningCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // whoever has it run says so first
    private Supplier<PrintWriter> out;

    /** For picocli to call, where it reads what was typed. */
    @Spec
    void readBy(CommandSpec spec) {
        out = () -> spec.commandLine().getOut();
    }

    void writeTo(PrintStream stream) {
        out = () -> new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    @Override
    public final Integer call() throws InterruptedException {
        logThroughOneDoor();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                LoggerFactory.getLogger(RunningCommand.class).error("A thread ended: {}", thread.getName(), failure));
        AutoCloseable running = start();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, stopped), "shutdown"));
        stopped.await();
        return 0;
    }

    static void logThroughOneDoor() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** Starts, says where it listens, and gives what is to be closed in the end. */
    abstract AutoCloseable start();

    PrintWriter out() {
        return out.get();
    }

    private static void stop(AutoCloseable running, CountDownLatch stopped) {
        try {
            running.close();
        } catch (Exception unclean) {
            LoggerFactory.getLogger(RunningCommand.class).error("It did not stop cleanly", unclean);
        }
        stopped.countDown();
    }
}
