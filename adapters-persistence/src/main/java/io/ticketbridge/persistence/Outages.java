package io.ticketbridge.persistence;

import io.ticketbridge.domain.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a database that does not work for now from a fault of ours: no connection, no space, read-only, shutting down, a
 * transaction that another one ousted. The operator is told when it begins and when it ends, and not at each request.
 */
final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    /** Classes and values of SQLSTATE, by ISO/IEC 9075 and PostgreSQL's appendix A. */
    private static final Set<String> STATES = Set.of("08", "40", "53", "55P03", "57014", "57P", "58", "25006");

    private static final Set<Integer> H2_ERRORS = Set.of(
            ErrorCode.LOCK_TIMEOUT_1,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_ALREADY_OPEN_1,
            ErrorCode.DATABASE_IS_READ_ONLY,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);

    private final AtomicBoolean out = new AtomicBoolean();
    private final Supplier<Runnable> remedies;

    /** @param remedies tells before a piece of work what can be done, other than to wait, should it fail */
    Outages(Supplier<Runnable> remedies) {
        this.remedies = remedies;
    }

    /**
     * Does it, and keeps interruptions for later: H2 reads and writes through channels, which an interruption closes, and
     * with them the database.
     *
     * @throws Refusal.StoreUnavailable where the database does not work for now
     */
    <T> T told(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return attempt(work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T attempt(Supplier<T> work) {
        Runnable remedy = remedies.get();
        T result;
        try {
            result = work.get();
        } catch (JdbiException failure) {
            if (!isOne(failure)) {
                throw failure;
            }
            begins(failure);
            if (isMoreThanAWait(failure)) {
                remedy.run();
            }
            throw new Refusal.StoreUnavailable(failure);
        }
        ends();
        return result;
    }

    static boolean isOne(JdbiException failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(Outages::isOne);
    }

    private static boolean isOne(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return failure instanceof SQLTransientException
                || STATES.stream().anyMatch(state::startsWith)
                || H2_ERRORS.contains(failure.getErrorCode())
                || causes(failure).anyMatch(IOException.class::isInstance);
    }

    private void begins(JdbiException failure) {
        if (out.compareAndSet(false, true)) {
            LOG.error(
                    "The database does not work ({}): requests are answered with 503 until it does. Check its server, or the"
                            + " free space and the permissions of the data folder",
                    words(failure));
        }
    }

    private static boolean isMoreThanAWait(JdbiException failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLException && !(cause instanceof SQLTransientException));
    }

    private void ends() {
        if (out.get() && out.compareAndSet(true, false)) {
            LOG.info("The database works again");
        }
    }

    /** What the system said, or else a code: the database's own words may quote a row. */
    private static String words(JdbiException failure) {
        return causes(failure)
                .filter(IOException.class::isInstance)
                .map(Throwable::toString)
                .findFirst()
                .orElseGet(() -> "SQLSTATE " + state(failure));
    }

    private static String state(JdbiException failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .flatMap(cause -> Stream.ofNullable(((SQLException) cause).getSQLState()))
                .findFirst()
                .orElse("unknown");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
