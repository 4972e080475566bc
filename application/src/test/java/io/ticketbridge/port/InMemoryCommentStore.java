package io.ticketbridge.port;

import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.WrittenComment;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The twin of {@link CommentStore}. */
public final class InMemoryCommentStore implements CommentStore {
    private record Key(TicketId ticket, CommentId id) {}

    private final InMemoryTicketStore tickets;
    private final Accounts accounts;
    private final Map<Key, Comment> present = new HashMap<>();
    private final Map<Key, UserId> authors = new HashMap<>();

    public InMemoryCommentStore(InMemoryTicketStore tickets, Accounts accounts) {
        this.tickets = tickets;
        this.accounts = accounts;
    }

    @Override
    public synchronized void add(TicketId ticket, Comment comment, UserId author) {
        authors.put(new Key(ticket, comment.id()), author);
        show(new Key(ticket, comment.id()), comment);
    }

    @Override
    public synchronized void saw(TicketId ticket, List<Comment> comments, Instant asOf) {
        Set<CommentId> shown = comments.stream().map(Comment::id).collect(Collectors.toSet());
        List.copyOf(present.keySet()).stream()
                .filter(key -> key.ticket().equals(ticket) && !shown.contains(key.id()))
                .filter(key -> !Objects.requireNonNull(present.get(key)).isLaterThan(asOf))
                .forEach(this::hide);
        comments.stream()
                .filter(comment -> comment.isNewsTo(Optional.ofNullable(present.get(new Key(ticket, comment.id())))))
                .forEach(comment -> show(new Key(ticket, comment.id()), comment));
    }

    private void show(Key key, Comment comment) {
        tell(key, Optional.of(comment));
        present.put(key, comment);
    }

    private void hide(Key key) {
        tell(key, Optional.empty());
        present.remove(key);
    }

    private void tell(Key key, Optional<Comment> now) {
        Optional<UserId> author = Optional.ofNullable(authors.get(key));
        Happening.ofComment(key.id(), Optional.ofNullable(present.get(key)), now, author)
                .ifPresent(what -> tickets.note(key.ticket(), what));
    }

    @Override
    public synchronized void update(TicketId ticket, Comment comment) {
        Key key = new Key(ticket, comment.id());
        if (present.containsKey(key) || authors.containsKey(key)) {
            show(key, comment);
        }
    }

    @Override
    public synchronized void remove(TicketId ticket, CommentId id) {
        hide(new Key(ticket, id));
        authors.remove(new Key(ticket, id));
    }

    @Override
    public synchronized Optional<WrittenComment> find(TicketId ticket, CommentId id) {
        return list(ticket).stream()
                .filter(written -> written.comment().id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized List<WrittenComment> list(TicketId ticket) {
        if (tickets.find(ticket).isEmpty()) {
            return List.of();
        }
        return present.entrySet().stream()
                .filter(entry -> entry.getKey().ticket().equals(ticket))
                .map(entry -> new WrittenComment(entry.getValue(), author(entry.getKey())))
                .sorted(Comparator.comparing(
                                (WrittenComment written) -> written.comment().created())
                        .thenComparing(
                                written -> Long.valueOf(written.comment().id().value())))
                .toList();
    }

    private Optional<User> author(Key key) {
        return Optional.ofNullable(authors.get(key)).flatMap(accounts::findAuthor);
    }
}
