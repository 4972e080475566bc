package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Channel;
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
            @Nullable String source) {
        static EventJson from(TimelineEvent event) {
            return new EventJson(
                    Times.write(event.at()),
                    event.kind().word(),
                    event.by().orElse(null),
                    event.was().orElse(null),
                    event.became().orElse(null),
                    event.id().orElse(null),
                    event.source().map(Channel::word).orElse(null));
        }
    }

    public static TimelineJson from(List<TimelineEvent> events) {
        return new TimelineJson(events.stream().map(EventJson::from).toList());
    }
}
