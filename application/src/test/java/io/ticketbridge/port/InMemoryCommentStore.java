package io.ticketbridge.port;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.WrittenComment;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Set<Key> removed = new HashSet<>();

    public InMemoryCommentStore(InMemoryTicketStore tickets, Accounts accounts) {
        this.tickets = tickets;
        this.accounts = accounts;
    }

    @Override
    public synchronized void add(TicketId ticket, Comment comment, UserId author, Cause cause) {
        authors.put(new Key(ticket, comment.id()), author);
        show(new Key(ticket, comment.id()), comment, cause);
        Optional<String> id = Optional.of(comment.id().value());
        tickets.setCause(
                ticket,
                what -> what.kind() == EventKind.COMMENT_ADDED && what.object().equals(id),
                cause);
    }

    @Override
    public synchronized void saw(TicketId ticket, List<Comment> comments, Instant asOf, Cause cause) {
        Set<CommentId> shown = comments.stream().map(Comment::id).collect(Collectors.toSet());
        List.copyOf(present.keySet()).stream()
                .filter(key -> key.ticket().equals(ticket) && !shown.contains(key.id()))
                .filter(key -> !Objects.requireNonNull(present.get(key)).isLaterThan(asOf))
                .forEach(key -> hide(key, cause));
        comments.stream()
                .filter(comment -> !removed.contains(new Key(ticket, comment.id())))
                .filter(comment -> comment.isNewsTo(Optional.ofNullable(present.get(new Key(ticket, comment.id())))))
                .forEach(comment -> show(new Key(ticket, comment.id()), comment, cause));
    }

    private void show(Key key, Comment comment, Cause cause) {
        tell(key, Optional.of(comment), cause);
        present.put(key, comment);
    }

    private void hide(Key key, Cause cause) {
        tell(key, Optional.empty(), cause);
        present.remove(key);
    }

    private void tell(Key key, Optional<Comment> now, Cause cause) {
        Optional<UserId> author = Optional.ofNullable(authors.get(key));
        Happening.ofComment(key.id(), Optional.ofNullable(present.get(key)), now, author, cause)
                .ifPresent(what -> tickets.note(key.ticket(), now.map(Comment::updated), what));
    }

    @Override
    public synchronized void update(TicketId ticket, Comment comment, Cause cause) {
        Key key = new Key(ticket, comment.id());
        if (!removed.contains(key) && (present.containsKey(key) || authors.containsKey(key))) {
            show(key, comment, cause);
        }
    }

    @Override
    public synchronized void remove(TicketId ticket, CommentId id, Cause cause) {
        hide(new Key(ticket, id), cause);
        removed.add(new Key(ticket, id));
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
