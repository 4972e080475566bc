package io.ticketbridge.bootstrap;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One event, one line: {@code time level [request id] logger: message}, and the failure, if one is told of, behind it. */
public final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String doLayout(ILoggingEvent event) {
        String name = event.getLoggerName();
        StringBuilder line = new StringBuilder()
                .append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())))
                .append(String.format(" %-5s [", event.getLevel()))
                .append(OneLine.of(event.getMDCPropertyMap().getOrDefault("request_id", "-")))
                .append("] ")
                .append(name.substring(name.lastIndexOf('.') + 1))
                .append(": ")
                .append(OneLine.of(event.getFormattedMessage()));
        if (event.getThrowableProxy() != null) {
            line.append(": ").append(FailureLine.of(event.getThrowableProxy()));
        }
        return line.append('\n').toString();
    }
}
