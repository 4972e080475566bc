package io.ticketbridge.persistence;

import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;

/** What it means when a database does not open, in a sentence that says what to do. */
final class OpeningFailures {
    private OpeningFailures() {}

    static DatabaseUnusable translate(RuntimeException failure, DatabaseOptions options) {
        if (find(failure, FlywayValidateException.class).isPresent()) {
            return new DatabaseUnusable(
                    "The database was made by a newer release, or its tables were changed by hand:"
                            + " run that release, or restore a backup",
                    failure);
        }
        String reason = find(failure, SQLException.class)
                .map(sql -> options.isH2() ? h2(sql) : postgres(sql))
                .orElse("the database cannot be opened: " + failure.getMessage());
        return new DatabaseUnusable("Cannot open " + where(options) + ": " + reason, failure);
    }

    private static String h2(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                "another process has it open; stop that one first," + " or use PostgreSQL for more than one";
            case ErrorCode.FILE_CORRUPTED_1 -> "its file is damaged; restore a backup";
            case ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.DATABASE_IS_READ_ONLY ->
                "its file was written by another" + " version of H2 or cannot be written";
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                "it has another user or password;"
                        + " check TICKETBRIDGE_DATABASE_USER and TICKETBRIDGE_DATABASE_PASSWORD";
            default ->
                "its file cannot be read or written; check that it is a database file, its permissions and"
                        + " the free space of its disk (H2 error " + failure.getErrorCode() + ")";
        };
    }

    private static String postgres(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        return switch (state) {
            case "28P01", "28000" ->
                "it has another user or password;"
                        + " check TICKETBRIDGE_DATABASE_USER and TICKETBRIDGE_DATABASE_PASSWORD";
            case "3D000" -> "there is no such database; create it, or check TICKETBRIDGE_DATABASE_URL";
            case "42501" -> "the user may not create tables there; grant it the schema";
            default ->
                "the server does not answer; check TICKETBRIDGE_DATABASE_URL and that the server runs"
                        + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")");
        };
    }

    /** The address without parameters, among which there may be a password. */
    private static String where(DatabaseOptions options) {
        String address = options.url().split("[?;]", 2)[0];
        return "the database " + address.replaceAll("//[^/@]*@", "//");
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }
}
