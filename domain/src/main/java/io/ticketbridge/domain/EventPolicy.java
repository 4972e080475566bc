package io.ticketbridge.domain;

import java.util.Optional;

/** Who is told of an event: whoever may see, just then, what it is about, or might if it was still there. */
public final class EventPolicy {
    private EventPolicy() {}

    public static boolean whoMaySeeTheSubjectMayKnow(Viewer viewer, EventSubject subject) {
        if (subject.ticket().isPresent()) {
            UserId owner = subject.owner().orElseThrow();
            return TicketPolicy.ownersTeammatesAndAdminsMaySee(viewer, owner, subject.team());
        }
        Optional<IntegrationOwner> team = subject.team().map(IntegrationOwner.OfTeam::new);
        return team.or(() -> subject.owner().map(IntegrationOwner.Personal::new))
                .filter(owner -> IntegrationPolicy.membersMaySee(viewer, owner))
                .isPresent();
    }
}
