package io.ticketbridge.persistence;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** What a database's refusal means, by the classes of SQLSTATE (ISO/IEC 9075) that all databases share. */
final class SqlErrors {
    private static final String INTEGRITY_VIOLATION = "23";

    private SqlErrors() {}

    /** Whether a row was refused because another stands in its place, or because one that it needs does not stand. */
    static boolean isIntegrityViolation(UnableToExecuteStatementException failure) {
        return failure.getCause() instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith(INTEGRITY_VIOLATION);
    }
}
