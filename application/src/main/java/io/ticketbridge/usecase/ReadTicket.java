package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuthorLabel;
import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Channel;
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

    /** How new what is read must be. */
    public enum Demand {
        /** As Jira shows it now, or a refusal. */
        REQUIRE,
        /** As Jira shows it now, or as it was last seen where Jira cannot tell. */
        PREFER,
        /** As it was last seen; Jira is not asked. */
        NEVER
    }

    public TicketDetails read(Viewer viewer, TicketId id, Demand demand) {
        Ticket ticket = visible.get(viewer, id);
        if (demand == Demand.NEVER) {
            return details(viewer, ticket, Optional.of("Jira was not asked, as you wished"));
        }
        try {
            return details(viewer, sync.refresh(ticket, Cause.of(Channel.READ, viewer)), Optional.empty());
        } catch (Refusal jiraCannotTell) {
            if (demand == Demand.REQUIRE) {
                throw jiraCannotTell;
            }
            return details(viewer, visible.get(viewer, id), Optional.of(jiraCannotTell.getMessage()));
        }
    }

    private TicketDetails details(Viewer viewer, Ticket ticket, Optional<String> staleBecause) {
        return new TicketDetails(
                ticket,
                reporter(ticket),
                labelled(viewer, ticket),
                linked(viewer, ticket),
                new Freshness(staleBecause));
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
