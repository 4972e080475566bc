package io.ticketbridge.bootstrap;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/**
 * One event, one line of JSON, with what {@link LogLine} tells and no more: {@code time}, {@code level}, {@code logger}, the ids of the
 * request and of the trace that it belongs to, {@code message}, what the event has by name, and {@code failure}.
 */
public final class JsonLine extends LayoutBase<ILoggingEvent> {
    /** The last two are an OpenTelemetry agent's. */
    private static final List<String> IDS = List.of("request_id", "trace_id", "span_id");

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder("{");
        add(line, "time", Instant.ofEpochMilli(event.getTimeStamp()));
        add(line, "level", event.getLevel());
        add(line, "logger", event.getLoggerName());
        Map<String, String> context = event.getMDCPropertyMap();
        IDS.forEach(id -> Optional.ofNullable(context.get(id)).ifPresent(value -> add(line, id, value)));
        add(line, "message", event.getFormattedMessage());
        for (KeyValuePair each : Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of())) {
            add(line, each.key, each.value);
        }
        Optional.ofNullable(event.getThrowableProxy())
                .ifPresent(failure -> add(line, "failure", FailureLine.of(failure)));
        return line.append("}\n").toString();
    }

    /** What {@link OneLine} lets through wants no other escapes. */
    private static void add(StringBuilder line, String name, Object value) {
        line.append(line.length() == 1 ? "" : ",").append('"').append(name).append("\":");
        if (value instanceof Number) {
            line.append(value);
        } else {
            String text = OneLine.of(String.valueOf(value));
            line.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
    }
}
