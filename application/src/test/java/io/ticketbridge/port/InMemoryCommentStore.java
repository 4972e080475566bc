package io.ticketbridge.port;

import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.WrittenComment;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The twin of {@link CommentStore}. */
public final class InMemoryCommentStore implements CommentStore {
    private record Key(TicketId ticket, CommentId id) {}

    private final TicketStore tickets;
    private final Accounts accounts;
    private final Map<Key, Comment> present = new HashMap<>();
    private final Map<Key, UserId> authors = new HashMap<>();

    public InMemoryCommentStore(TicketStore tickets, Accounts accounts) {
        this.tickets = tickets;
        this.accounts = accounts;
    }

    @Override
    public synchronized void add(TicketId ticket, Comment comment, UserId author) {
        present.put(new Key(ticket, comment.id()), comment);
        authors.put(new Key(ticket, comment.id()), author);
    }

    @Override
    public synchronized void saw(TicketId ticket, List<Comment> comments, Instant asOf) {
        Set<CommentId> shown = comments.stream().map(Comment::id).collect(Collectors.toSet());
        present.entrySet()
                .removeIf(entry -> entry.getKey().ticket().equals(ticket)
                        && !shown.contains(entry.getKey().id())
                        && !entry.getValue().isLaterThan(asOf));
        comments.stream()
                .filter(comment -> comment.isNewsTo(Optional.ofNullable(present.get(new Key(ticket, comment.id())))))
                .forEach(comment -> present.put(new Key(ticket, comment.id()), comment));
    }

    @Override
    public synchronized void update(TicketId ticket, Comment comment) {
        Key key = new Key(ticket, comment.id());
        if (present.containsKey(key) || authors.containsKey(key)) {
            present.put(key, comment);
        }
    }

    @Override
    public synchronized void remove(TicketId ticket, CommentId id) {
        present.remove(new Key(ticket, id));
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
