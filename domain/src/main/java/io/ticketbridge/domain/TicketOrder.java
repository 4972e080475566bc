package io.ticketbridge.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** In which order tickets are listed; those that were changed at the same moment as they were opened. */
public enum TicketOrder {
    NEWEST_FIRST("-created_at"),
    OLDEST_FIRST("created_at"),
    LAST_CHANGED_FIRST("-updated_at"),
    FIRST_CHANGED_FIRST("updated_at");

    private final String key;

    TicketOrder(String key) {
        this.key = key;
    }

    /** The field that it sorts by, after {@code -} where what is greatest comes first. */
    public String key() {
        return key;
    }

    /** Whether what is greatest comes first. */
    public boolean isDescending() {
        return key.startsWith("-");
    }

    /** Whether it sorts by when a ticket last changed, not by when it was opened. */
    public boolean isByChange() {
        return this == LAST_CHANGED_FIRST || this == FIRST_CHANGED_FIRST;
    }

    /** Every key there is. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(TicketOrder::key).toList();
    }

    /** The order with exactly this key. */
    public static Optional<TicketOrder> keyed(String key) {
        return Arrays.stream(values()).filter(order -> order.key.equals(key)).findFirst();
    }
}
