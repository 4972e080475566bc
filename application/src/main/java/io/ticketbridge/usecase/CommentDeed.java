package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.IssueTracker;
import java.util.Optional;

/** A comment, found again by its marker. A list of comments waits for no index. */
record CommentDeed(Wish.WriteComment wish, Intents intents, Accounts accounts) implements Deed<Comment> {
    @Override
    public Comment send(IssueTracker tracker, Intent intent) {
        Optional<AuthorMark> author =
                accounts.findAuthor(intent.begun().owner()).map(AuthorMark::of);
        return tracker.addComment(wish.issue(), wish.body(), intent.id(), author);
    }

    @Override
    public Look<Comment> look(IssueTracker tracker, Intent intent) {
        return new Look<>(tracker.findComment(wish.issue(), intent.id()), true);
    }

    @Override
    public Intent keep(Intent intent, Comment comment) {
        return intents.commented(intent, comment);
    }
}
