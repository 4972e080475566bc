package io.ticketbridge.persistence;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** What a database's refusal means, by the classes of SQLSTATE (ISO/IEC 9075) that all databases share. */
final class SqlErrors {
    private static final String INTEGRITY_VIOLATION = "23";
    private static final int TRIES = 3;

    private SqlErrors() {}

    /** Whether a row was refused because another stands in its place, or because one that it needs does not stand. */
    static boolean isIntegrityViolation(UnableToExecuteStatementException failure) {
        return failure.getCause() instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith(INTEGRITY_VIOLATION);
    }

    /** Two that insert one key at once meet there: then it is done once more, and finds what the other inserted. */
    static <T> T again(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (UnableToExecuteStatementException failure) {
                if (tries == TRIES || !isIntegrityViolation(failure)) {
                    throw failure;
                }
            }
        }
    }
}
