package io.ticketbridge.port;

import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The twin of {@link Intents}. */
public final class InMemoryIntents implements Intents {
    private static final class Row {
        private Intent intent;
        private Instant leaseUntil;
        private Instant nextCheck;
        private final Instant begunAt;
        private Instant sentAt;
        private boolean open;
        private boolean keyed;
        private boolean wasLost;

        Row(Intent intent, Instant now, Duration lease) {
            this.intent = intent;
            this.leaseUntil = now.plus(lease);
            this.nextCheck = now;
            this.begunAt = now;
            this.sentAt = now;
            this.open = intent.wish().key().isEmpty();
            this.keyed = !open;
        }
    }

    private final Map<IntentId, Row> rows = new LinkedHashMap<>();
    private final TicketStore tickets;
    private final Clock clock;

    /** @param tickets where the tickets go */
    public InMemoryIntents(TicketStore tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** All there are, as they are now. */
    public synchronized List<Intent> all() {
        return rows.values().stream().map(this::aged).toList();
    }

    @Override
    public synchronized Begun begin(NewIntent wish, Duration lease, Instant now) {
        Optional<Row> same =
                rows.values().stream().filter(row -> isSame(row, wish)).findFirst();
        if (same.isPresent()) {
            Intent found = same.get().intent;
            if (!found.wish().fingerprint().equals(wish.fingerprint())) {
                throw new Refusal.KeyReused();
            }
            return new Begun(aged(same.get()), false);
        }
        Intent intent = new Intent(
                wish,
                IntentState.SENDING,
                1,
                1,
                false,
                0,
                Duration.ZERO,
                Duration.ZERO,
                now,
                Optional.empty(),
                Optional.empty());
        rows.put(wish.id(), new Row(intent, clock.instant(), lease));
        return new Begun(intent, true);
    }

    @Override
    public synchronized Optional<Intent> find(IntentId id) {
        return Optional.ofNullable(rows.get(id)).map(this::aged);
    }

    @Override
    public synchronized Optional<Intent> claim(IntentId id, Duration lease) {
        return Optional.ofNullable(rows.get(id))
                .filter(row -> isFree(row) && isClaimable(row.intent.state()) && !isPutOff(row))
                .map(row -> {
                    boolean died = row.intent.state() == IntentState.SENDING;
                    Intent before = died ? row.intent.lost(false) : row.intent;
                    row.wasLost |= died;
                    row.intent = with(before, before.state(), before.epoch() + 1, before.sends());
                    row.leaseUntil = clock.instant().plus(lease);
                    return aged(row);
                });
    }

    @Override
    public synchronized Optional<Intent> sendAgain(Intent intent, Duration lease) {
        return fenced(intent)
                .filter(row -> row.intent.state() == IntentState.NOT_SENT)
                .map(row -> {
                    row.intent = with(row.intent, IntentState.SENDING, intent.epoch(), row.intent.sends() + 1);
                    row.sentAt = clock.instant();
                    row.leaseUntil = row.sentAt.plus(lease);
                    return aged(row);
                });
    }

    @Override
    public synchronized boolean release(Intent intent, Duration next) {
        Optional<Row> mine = fenced(intent);
        mine.ifPresent(row -> {
            row.intent = intent;
            row.leaseUntil = clock.instant();
            row.nextCheck = clock.instant().plus(next);
            row.wasLost |= intent.state() == IntentState.UNKNOWN;
            row.open &= !intent.state().isEnd();
        });
        return mine.isPresent();
    }

    @Override
    public synchronized Optional<Ticket> opened(Intent intent, IssueRef issue) {
        return fenced(intent).map(row -> {
            Ticket ticket = tickets.add(intent.as(issue));
            Intent done = with(row.intent, IntentState.DONE, intent.epoch(), intent.sends());
            row.intent = new Intent(
                    done.wish(),
                    done.state(),
                    done.epoch(),
                    done.sends(),
                    done.answered(),
                    done.absences(),
                    done.sinceBegun(),
                    done.sinceSent(),
                    done.createdAt(),
                    done.rejection(),
                    Optional.of(new Intent.Opened(issue, ticket.id())));
            row.leaseUntil = clock.instant();
            return ticket;
        });
    }

    @Override
    public synchronized void delivered(IntentId id) {
        Optional.ofNullable(rows.get(id)).ifPresent(row -> row.open = false);
    }

    @Override
    public synchronized List<IntentId> due(int most) {
        return rows.values().stream()
                .filter(row -> isFree(row) && !row.nextCheck.isAfter(clock.instant()) && isUnfinished(row.intent))
                .sorted(Comparator.comparing(row -> row.nextCheck))
                .limit(most)
                .map(row -> row.intent.id())
                .toList();
    }

    @Override
    public synchronized List<Intent> doubtful(Duration since, int most) {
        return rows.values().stream()
                .filter(row -> row.wasLost
                        && isFree(row)
                        && row.sentAt.isAfter(clock.instant().minus(since)))
                .map(this::aged)
                .filter(intent -> intent.state() == IntentState.ABANDONED
                        || (intent.state() == IntentState.DONE && intent.sends() > 1))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void prune(Duration repeats, Duration kept) {
        Instant now = clock.instant();
        rows.values().forEach(row -> {
            boolean forgotten = isFree(row) && !row.nextCheck.isAfter(now.minus(repeats));
            if (forgotten && row.intent.state() == IntentState.NOT_SENT && row.intent.absences() == 0) {
                row.intent = row.intent.givenUp();
                row.keyed = false;
            }
            row.open &= !(row.intent.state().isEnd() && !row.leaseUntil.isAfter(now.minus(repeats)));
        });
        rows.values().removeIf(row -> row.intent.state().isEnd() && !row.sentAt.isAfter(now.minus(kept)));
    }

    private static boolean isSame(Row row, NewIntent wish) {
        NewIntent other = row.intent.wish();
        return wish.key().isPresent()
                ? row.keyed && other.owner().equals(wish.owner()) && other.key().equals(wish.key())
                : row.open && other.fingerprint().equals(wish.fingerprint());
    }

    private boolean isFree(Row row) {
        return !row.leaseUntil.isAfter(clock.instant());
    }

    private static boolean isClaimable(IntentState state) {
        return !Set.of(IntentState.DONE, IntentState.REJECTED).contains(state);
    }

    private boolean isPutOff(Row row) {
        return row.intent.state() == IntentState.NOT_SENT && row.nextCheck.isAfter(clock.instant());
    }

    private static boolean isUnfinished(Intent intent) {
        return switch (intent.state()) {
            case SENDING, UNKNOWN -> true;
            case NOT_SENT -> intent.absences() > 0;
            default -> false;
        };
    }

    private Optional<Row> fenced(Intent intent) {
        return Optional.ofNullable(rows.get(intent.id()))
                .filter(row -> row.intent.epoch() == intent.epoch() && isClaimable(row.intent.state()));
    }

    private Intent aged(Row row) {
        Intent intent = row.intent;
        return new Intent(
                intent.wish(),
                intent.state(),
                intent.epoch(),
                intent.sends(),
                intent.answered(),
                intent.absences(),
                Duration.between(row.begunAt, clock.instant()),
                Duration.between(row.sentAt, clock.instant()),
                intent.createdAt(),
                intent.rejection(),
                intent.opened());
    }

    private static Intent with(Intent intent, IntentState state, int epoch, int sends) {
        return new Intent(
                intent.wish(),
                state,
                epoch,
                sends,
                intent.answered(),
                intent.absences(),
                intent.sinceBegun(),
                intent.sinceSent(),
                intent.createdAt(),
                intent.rejection(),
                intent.opened());
    }
}
