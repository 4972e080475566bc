package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TicketChange;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.usecase.TimelineEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a ticket. */
public record TimelineJson(List<EventJson> events) {
    /** One thing that happened. */
    public record EventJson(
            String at,
            String event,
            @Nullable String by,
            @Nullable String was,
            @Nullable String became,
            @Nullable String id,
            @Nullable String source,
            @Nullable Long userId,
            @Nullable Long keyId,
            @Nullable String changelogId) {
        static EventJson from(TimelineEvent event) {
            TicketChange change = event.change();
            Happening what = change.what();
            return new EventJson(
                    Times.write(change.at()),
                    what.kind().word(),
                    event.by().orElse(null),
                    what.was().orElse(null),
                    what.became().or(event::file).orElse(null),
                    what.object().orElse(null),
                    what.cause().channel().map(Channel::word).orElse(null),
                    event.user().map(UserId::value).orElse(null),
                    event.key().map(KeyId::value).orElse(null),
                    change.changelog().orElse(null));
        }
    }

    public static TimelineJson from(List<TimelineEvent> events) {
        return new TimelineJson(events.stream().map(EventJson::from).toList());
    }
}
