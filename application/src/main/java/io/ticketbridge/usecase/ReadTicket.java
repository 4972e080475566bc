package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuthorLabel;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.usecase.TicketDetails.Freshness;
import io.ticketbridge.usecase.TicketDetails.LabelledComment;
import io.ticketbridge.usecase.TicketDetails.LinkedAttachment;
import java.util.List;
import java.util.Optional;

/** "First syncs from Jira, then enriches the record"; where Jira cannot tell, shows what was last seen and says so. */
public final class ReadTicket {
    private final VisibleTickets visible;
    private final TicketSync sync;
    private final Accounts accounts;
    private final CommentStore comments;
    private final AttachmentStore attachments;
    private final PreviewLinks links;

    public ReadTicket(
            TicketStore tickets,
            TicketSync sync,
            Accounts accounts,
            CommentStore comments,
            AttachmentStore attachments,
            PreviewLinks links) {
        this.visible = new VisibleTickets(tickets);
        this.sync = sync;
        this.accounts = accounts;
        this.comments = comments;
        this.attachments = attachments;
        this.links = links;
    }

    public TicketDetails read(Viewer viewer, TicketId id) {
        Ticket ticket = visible.get(viewer, id);
        try {
            return details(viewer, sync.refresh(ticket), Optional.empty());
        } catch (Refusal jiraCannotTell) {
            return details(viewer, ticket, Optional.of(jiraCannotTell.getMessage()));
        }
    }

    private TicketDetails details(Viewer viewer, Ticket ticket, Optional<String> staleBecause) {
        Freshness freshness = new Freshness(ticket.syncedAt(), staleBecause);
        return new TicketDetails(ticket, reporter(ticket), labelled(viewer, ticket), linked(viewer, ticket), freshness);
    }

    private User reporter(Ticket ticket) {
        return accounts.findAuthor(ticket.owner())
                .orElseThrow(() -> new IllegalStateException("No user " + ticket.owner() + " owns a ticket"));
    }

    private List<LabelledComment> labelled(Viewer viewer, Ticket ticket) {
        return comments.list(ticket.id()).stream()
                .map(written -> new LabelledComment(written.comment(), AuthorLabel.of(written.author(), viewer)))
                .toList();
    }

    private List<LinkedAttachment> linked(Viewer viewer, Ticket ticket) {
        return attachments.list(ticket.id()).stream()
                .map(attachment ->
                        new LinkedAttachment(attachment, links.sign(ticket.id(), attachment.id(), viewer.id())))
                .toList();
    }
}
