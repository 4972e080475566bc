package io.ticketbridge.domain;

import java.util.Optional;

/** Who sees a ticket and who does what to it: the contract's table "Who sees what". */
public final class TicketPolicy {
    private TicketPolicy() {}

    /** To see a ticket is also to comment on it, attach to it, preview its files and sync it. */
    public static boolean ownersTeammatesAndAdminsMaySee(Viewer viewer, Ticket ticket) {
        return ownersTeammatesAndAdminsMaySee(viewer, ticket.owner(), ticket.team());
    }

    /** The same of a ticket that need not be there any more. */
    static boolean ownersTeammatesAndAdminsMaySee(Viewer viewer, UserId owner, Optional<TeamId> team) {
        return owner.equals(viewer.id())
                || viewer.isAdmin()
                || team.map(viewer::belongsTo).orElse(false);
    }

    public static boolean ownersAndAdminsMayDelete(Viewer viewer, Ticket ticket) {
        return owns(viewer, ticket) || viewer.isAdmin();
    }

    /** {@code author} is empty for a comment that was written in Jira itself. */
    public static boolean authorsAndAdminsMayEdit(Viewer viewer, Optional<User> author) {
        return viewer.isAdmin()
                || author.map(user -> user.id().equals(viewer.id())).orElse(false);
    }

    private static boolean owns(Viewer viewer, Ticket ticket) {
        return ticket.owner().equals(viewer.id());
    }
}
