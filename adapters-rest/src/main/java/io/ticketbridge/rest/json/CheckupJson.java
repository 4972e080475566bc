package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Checkup;
import java.util.List;

/** How an integration was found when it was last examined. */
public record CheckupJson(String examinedAt, boolean ok, List<CheckJson> checks) {
    static CheckupJson from(Checkup checkup) {
        return new CheckupJson(Times.write(checkup.examinedAt()), checkup.ok(), CheckJson.from(checkup.findings()));
    }
}
