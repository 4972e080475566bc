package io.ticketbridge.port;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Wish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The twin of {@link Intents}. */
public final class InMemoryIntents implements Intents {
    private static final class Row {
        private final NewIntent begun;
        private final Instant createdAt;
        private final Instant begunAt;
        private Intent.Progress progress = Intent.Progress.SENDING;
        private Optional<Intent.Done> done = Optional.empty();
        private int epoch = 1;
        private int sends = 1;
        private Instant leaseUntil;
        private Instant nextCheck;
        private Instant sentAt;
        private boolean open;
        private boolean keyed;
        private boolean wasLost;
        private final long floor;

        Row(NewIntent begun, Instant createdAt, Instant now, Duration lease, long floor) {
            this.floor = floor;
            this.begun = begun;
            this.createdAt = createdAt;
            this.begunAt = now;
            this.sentAt = now;
            this.nextCheck = now;
            this.leaseUntil = now.plus(lease);
            this.keyed = begun.key().isPresent();
            this.open = !keyed;
        }

        Intent intent(Instant now) {
            return new Intent(
                    begun,
                    progress,
                    epoch,
                    sends,
                    Duration.between(begunAt, now),
                    Duration.between(sentAt, now),
                    nextCheck.isAfter(now) ? Duration.between(now, nextCheck) : Duration.ZERO,
                    createdAt,
                    done);
        }

        IntentState state() {
            return progress.state();
        }

        boolean isClaimable() {
            return !Set.of(IntentState.DONE, IntentState.REJECTED).contains(state());
        }

        boolean isUnfinished() {
            boolean open = Set.of(IntentState.SENDING, IntentState.UNKNOWN).contains(state());
            return open || (state() == IntentState.NOT_SENT && progress.absences() > 0);
        }

        boolean isSame(NewIntent wanted) {
            return wanted.key().isPresent()
                    ? keyed
                            && begun.owner().equals(wanted.owner())
                            && begun.key().equals(wanted.key())
                    : open && begun.fingerprint().equals(wanted.fingerprint());
        }
    }

    private long lastTicket;
    private final Map<IntentId, Row> rows = new LinkedHashMap<>();
    private final InMemoryTicketStore tickets;
    private final CommentStore comments;
    private final AttachmentStore attachments;
    private final AuditLog audit;
    private final Clock clock;

    /** @param tickets where the tickets go, and so on */
    public InMemoryIntents(
            InMemoryTicketStore tickets,
            CommentStore comments,
            AttachmentStore attachments,
            AuditLog audit,
            Clock clock) {
        this.tickets = tickets;
        this.comments = comments;
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    /** All there are, as they are now. */
    public synchronized List<Intent> all() {
        return rows.values().stream().map(this::intent).toList();
    }

    @Override
    public synchronized Begun begin(NewIntent wanted, Duration lease, Instant now) {
        Optional<Row> same =
                rows.values().stream().filter(row -> row.isSame(wanted)).findFirst();
        if (same.isEmpty()) {
            Row row = new Row(wanted, now, clock.instant(), lease, lastTicket);
            rows.put(wanted.id(), row);
            return new Begun(intent(row), true);
        }
        if (!same.get().begun.fingerprint().equals(wanted.fingerprint())) {
            throw new Refusal.KeyReused();
        }
        return new Begun(intent(same.get()), false);
    }

    @Override
    public synchronized Optional<Intent> find(IntentId id) {
        return Optional.ofNullable(rows.get(id)).map(this::intent);
    }

    @Override
    public synchronized Optional<Intent> claim(IntentId id, Duration lease) {
        Optional<Row> claimed =
                Optional.ofNullable(rows.get(id)).filter(row -> isFree(row) && row.isClaimable() && !isPutOff(row));
        claimed.ifPresent(row -> {
            if (row.state() == IntentState.SENDING) {
                row.wasLost = true;
                row.progress = intent(row).lost(false).progress();
            }
            row.epoch++;
            row.leaseUntil = clock.instant().plus(lease);
        });
        return claimed.map(this::intent);
    }

    @Override
    public synchronized void takeOver() {
        rows.values().forEach(row -> {
            row.leaseUntil = clock.instant();
            row.nextCheck = row.state() == IntentState.DONE ? clock.instant() : row.nextCheck;
        });
    }

    @Override
    public synchronized Optional<Intent> sendAgain(Intent intent, Duration lease) {
        Optional<Row> mine = fenced(intent).filter(row -> row.state() == IntentState.NOT_SENT);
        mine.ifPresent(row -> {
            int absences = row.progress.absences();
            row.progress = new Intent.Progress(IntentState.SENDING, false, absences, row.progress.rejection());
            row.sends++;
            row.sentAt = clock.instant();
            row.leaseUntil = row.sentAt.plus(lease);
            tell(intent.reconciled(AuditAction.SENT_AGAIN));
        });
        return mine.map(this::intent);
    }

    @Override
    public synchronized boolean release(Intent intent, Duration next) {
        Optional<Row> mine = fenced(intent);
        mine.ifPresent(row -> {
            row.progress = intent.progress();
            row.leaseUntil = clock.instant();
            row.nextCheck = clock.instant().plus(next);
            row.wasLost |= intent.state() == IntentState.UNKNOWN;
            row.open &= !intent.state().isEnd();
            if (intent.state() == IntentState.ABANDONED) {
                tell(intent.reconciled(AuditAction.GIVEN_UP));
            }
        });
        return mine.isPresent();
    }

    @Override
    public synchronized Intent opened(Intent intent, IssueRef issue) {
        Wish.OpenTicket wish = (Wish.OpenTicket) intent.wish();
        fenced(intent).ifPresent(row -> {
            Ticket ticket = tickets.add(intent.as(wish, issue), intent.cause());
            lastTicket = ticket.id().value();
            end(row, new Intent.Done(ticket.id(), issue.id(), issue.key()));
            tell(intent.became(ticket.id(), issue.key()));
        });
        return find(intent.id()).orElseThrow();
    }

    @Override
    public synchronized Intent commented(Intent intent, Comment comment) {
        Wish.WriteComment wish = (Wish.WriteComment) intent.wish();
        fenced(intent).ifPresent(row -> {
            ifThere(wish.ticket(), () -> comments.add(wish.ticket(), comment, row.begun.owner(), intent.cause()));
            end(
                    row,
                    new Intent.Done(
                            wish.ticket(), comment.id().value(), wish.issue().key()));
            tell(intent.became(wish.ticket(), comment.id().value()));
        });
        return find(intent.id()).orElseThrow();
    }

    @Override
    public synchronized Intent attached(Intent intent, Attachment attachment) {
        Wish.AttachFile wish = (Wish.AttachFile) intent.wish();
        fenced(intent).ifPresent(row -> {
            ifThere(wish.ticket(), () -> attachments.add(wish.ticket(), attachment, row.begun.owner(), intent.cause()));
            end(
                    row,
                    new Intent.Done(
                            wish.ticket(), attachment.id().value(), wish.issue().key()));
            tell(intent.became(wish.ticket(), attachment.id().value()));
        });
        return find(intent.id()).orElseThrow();
    }

    @Override
    public synchronized Set<AttachmentId> attachedTo(TicketId ticket) {
        return rows.values().stream()
                .filter(row -> row.begun.wish() instanceof Wish.AttachFile)
                .flatMap(row -> row.done.stream())
                .filter(done -> done.ticket().equals(ticket))
                .map(done -> new AttachmentId(done.jiraId()))
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Intent deleted(Intent intent) {
        Wish.DeleteTicket wish = (Wish.DeleteTicket) intent.wish();
        fenced(intent).ifPresent(row -> {
            tickets.remove(wish.ticket(), Optional.of(intent.begun().owner()));
            end(
                    row,
                    new Intent.Done(
                            wish.ticket(), wish.issue().id(), wish.issue().key()));
            tell(intent.became(wish.ticket(), wish.issue().key()));
        });
        return find(intent.id()).orElseThrow();
    }

    @Override
    public synchronized void delivered(IntentId id) {
        Optional.ofNullable(rows.get(id)).ifPresent(row -> row.open = false);
    }

    @Override
    public synchronized void undelivered(IntentId id) {
        Optional.ofNullable(rows.get(id)).ifPresent(row -> row.nextCheck = clock.instant());
    }

    @Override
    public synchronized List<IssueRef> openedBefore(Intent intent) {
        long floor = Objects.requireNonNull(rows.get(intent.id())).floor;
        return rows.values().stream()
                .filter(row -> row.begun.wish() instanceof Wish.OpenTicket
                        && row.begun.integration().equals(intent.begun().integration()))
                .flatMap(row -> row.done.stream())
                .filter(done -> done.ticket().value() <= floor)
                .sorted(Comparator.comparing((Intent.Done done) -> done.ticket().value())
                        .reversed())
                .limit(3)
                .map(done -> new IssueRef(done.jiraId(), done.issueKey()))
                .toList();
    }

    @Override
    public synchronized List<IntentId> due(int most) {
        return rows.values().stream()
                .filter(row -> isFree(row) && !row.nextCheck.isAfter(clock.instant()) && row.isUnfinished())
                .sorted(Comparator.comparing(row -> row.nextCheck))
                .limit(most)
                .map(row -> row.begun.id())
                .toList();
    }

    @Override
    public synchronized boolean areUnfinishedThrough(IntegrationId integration) {
        return rows.values().stream()
                .anyMatch(row -> row.isUnfinished() && row.begun.integration().equals(integration));
    }

    @Override
    public synchronized List<Intent> doubtful(Duration since, Optional<IntentId> after, int most) {
        Stream<Row> lost = rows.values().stream()
                .filter(row -> row.wasLost && isFree(row) && row.begun.wish() instanceof Wish.OpenTicket)
                .filter(row -> row.sentAt.isAfter(clock.instant().minus(since)));
        return lost.filter(row ->
                        row.state() == IntentState.ABANDONED || (row.state() == IntentState.DONE && row.sends > 1))
                .filter(row -> after.map(last -> row.begun.id().value().compareTo(last.value()) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(row -> row.begun.id().value()))
                .limit(most)
                .map(this::intent)
                .toList();
    }

    @Override
    public synchronized void prune(Duration repeats, Duration kept) {
        Instant now = clock.instant();
        rows.values().forEach(row -> {
            boolean forgotten = isFree(row) && !row.nextCheck.isAfter(now.minus(repeats));
            if (forgotten && row.state() == IntentState.NOT_SENT && row.progress.absences() == 0) {
                row.progress = intent(row).givenUp().progress();
                row.keyed = false;
            }
            row.open &= !(row.state().isEnd() && !row.leaseUntil.isAfter(now.minus(repeats)));
        });
        rows.values().removeIf(row -> row.state().isEnd() && !row.sentAt.isAfter(now.minus(kept)));
    }

    private Intent intent(Row row) {
        return row.intent(clock.instant());
    }

    private boolean isFree(Row row) {
        return !row.leaseUntil.isAfter(clock.instant());
    }

    private boolean isPutOff(Row row) {
        return row.state() == IntentState.NOT_SENT && row.nextCheck.isAfter(clock.instant());
    }

    private Optional<Row> fenced(Intent intent) {
        return Optional.ofNullable(rows.get(intent.id()))
                .filter(row -> row.epoch == intent.epoch() && row.isClaimable());
    }

    private void end(Row row, Intent.Done done) {
        row.progress = new Intent.Progress(IntentState.DONE, false, 0, Optional.empty());
        row.done = Optional.of(done);
        row.leaseUntil = clock.instant();
        row.nextCheck = row.leaseUntil.plus(TELLING);
    }

    private void tell(AuditEvent event) {
        audit.append(List.of(event));
    }

    private void ifThere(TicketId ticket, Runnable keep) {
        if (tickets.find(ticket).isPresent()) {
            keep.run();
        }
    }
}
