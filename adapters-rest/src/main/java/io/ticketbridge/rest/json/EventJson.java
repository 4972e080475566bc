package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventSubject;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Something that happened, without what people wrote: whoever wants that reads the ticket. */
public record EventJson(
        String id,
        String event,
        String at,
        @Nullable Long ticketId,
        @Nullable String jiraIssueKey,
        long integrationId,
        @Nullable Long teamId,
        @Nullable Long userId,
        @Nullable String was,
        @Nullable String became,
        @Nullable String objectId,
        @Nullable String source) {
    public static EventJson from(Event event) {
        EventSubject subject = event.subject();
        Happening what = event.what();
        return new EventJson(
                event.place().toString(),
                what.kind().word(),
                Times.write(event.at()),
                subject.ticket().map(TicketId::value).orElse(null),
                subject.issueKey().orElse(null),
                subject.integration().value(),
                subject.team().map(TeamId::value).orElse(null),
                what.by().map(UserId::value).orElse(null),
                what.was().orElse(null),
                what.became().orElse(null),
                what.object().orElse(null),
                what.cause().channel().map(Channel::word).orElse(null));
    }
}
