package io.ticketbridge.persistence;

import java.io.EOFException;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;

/** What it means when a database does not open, in a sentence that says what to do. */
final class OpeningFailures {
    private static final String CREDENTIALS =
            "it has another user or password; check TICKETBRIDGE_DATABASE_USER and" + " TICKETBRIDGE_DATABASE_PASSWORD";

    private static final String DAMAGED = "its file is damaged; restore a backup";

    private OpeningFailures() {}

    static DatabaseUnusable translate(Exception failure, DatabaseOptions options) {
        String reason = reason(failure, options);
        return new DatabaseUnusable("Cannot open the database " + options.place() + ": " + reason, failure);
    }

    static DatabaseUnusable damaged(DatabaseOptions options) {
        return new DatabaseUnusable("Cannot open the database " + options.place() + ": " + DAMAGED);
    }

    private static String reason(Exception failure, DatabaseOptions options) {
        if (failure instanceof FlywayValidateException) {
            return "it was made by a newer release, or its tables were changed by hand; run that release, or restore"
                    + " a backup";
        }
        if (failure instanceof FlywayException flyway
                && flyway.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return "it holds tables of another program; create a database for Ticketbridge alone";
        }
        return cause(failure, SQLException.class)
                .map(sql -> options.isH2() ? h2(sql) : postgres(sql))
                .orElse("its address is not understood; check TICKETBRIDGE_DATABASE_URL");
    }

    private static String h2(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                "another process has it open; stop that one first, or use PostgreSQL for more than one";
            case ErrorCode.FILE_CORRUPTED_1 -> DAMAGED;
            case ErrorCode.FILE_VERSION_ERROR_1 ->
                "its file was written by another version of H2; run the release that wrote it, or restore a backup";
            case ErrorCode.WRONG_USER_OR_PASSWORD -> CREDENTIALS;
            default ->
                cause(failure, EOFException.class).isPresent()
                        ? DAMAGED
                        : "its file cannot be read or written; check its folder, its permissions, the free space of its disk"
                                + " and TICKETBRIDGE_DATABASE_URL (H2 error " + failure.getErrorCode() + ")";
        };
    }

    private static String postgres(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        return switch (state) {
            case "28P01", "28000" -> CREDENTIALS;
            case "3D000" -> "there is no such database; create it, or check TICKETBRIDGE_DATABASE_URL";
            case "42501" -> "the user may not create tables there; grant it the schema";
            default ->
                state.isEmpty() || state.startsWith("08")
                        ? "the server does not answer; check TICKETBRIDGE_DATABASE_URL and that the server runs"
                        : "the server refuses; see its log (SQLSTATE " + state + ")";
        };
    }

    private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
