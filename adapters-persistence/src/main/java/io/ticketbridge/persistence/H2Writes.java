package io.ticketbridge.persistence;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/**
 * One writer at a time into H2's file, who writes for all who have come meanwhile: one transaction, one piece of the file, one
 * sync. When H2 writes, it gathers table by table what has changed, and lets other transactions change more meanwhile: of one of
 * these a part reaches the file, and without the log that would undo it. Whoever is killed before the next write finds half a
 * transaction (docs/adr/0006-h2-is-pinned.md).
 */
final class H2Writes {
    private static final String BEFORE = "before";

    private final Rounds<Piece<?>> rounds = new Rounds<>(this::write);
    private final Consumer<HandleCallback<Boolean, RuntimeException>> transaction;
    private final Runnable disk;

    /** What one wants written, and what came of it. */
    private static final class Piece<T> {
        private final HandleCallback<T, RuntimeException> work;
        private final boolean durable;
        private Supplier<T> outcome = () -> {
            throw new IllegalStateException("Not written");
        };

        Piece(HandleCallback<T, RuntimeException> work, boolean durable) {
            this.work = work;
            this.durable = durable;
        }

        /** What fails leaves nothing behind, and the others as they are. */
        void write(Handle handle) {
            handle.savepoint(BEFORE);
            try {
                T result = work.withHandle(handle);
                outcome = () -> result;
            } catch (RuntimeException | Error failure) {
                outcome = () -> {
                    throw failure;
                };
                handle.rollbackToSavepoint(BEFORE);
            }
        }
    }

    /**
     * @param transaction runs something in a transaction
     * @param disk brings to the disk whatever was committed before it began
     */
    H2Writes(Consumer<HandleCallback<Boolean, RuntimeException>> transaction, Runnable disk) {
        this.transaction = transaction;
        this.disk = disk;
    }

    /**
     * Returns once it is committed.
     *
     * @param durable whether not before it is on the disk
     */
    <T> T write(HandleCallback<T, RuntimeException> work, boolean durable) {
        Piece<T> piece = new Piece<>(work, durable);
        rounds.join(piece);
        return piece.outcome.get();
    }

    /** How many wait until another has written. */
    int waiting() {
        return rounds.waiting();
    }

    private void write(List<Piece<?>> pieces) {
        transaction.accept(handle -> {
            pieces.forEach(piece -> piece.write(handle));
            return true;
        });
        if (pieces.stream().anyMatch(piece -> piece.durable)) {
            disk.run();
        }
    }
}
