package io.ticketbridge.domain;

import java.util.Optional;

/**
 * What became of a try to tell a webhook.
 *
 * @param status of the answer, where one came
 * @param trouble why none came, in a stable word
 */
public record DeliveryOutcome(Optional<Integer> status, Optional<String> trouble) {
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_OTHER = 300;

    public static DeliveryOutcome answered(int status) {
        return new DeliveryOutcome(Optional.of(status), Optional.empty());
    }

    public static DeliveryOutcome failed(String trouble) {
        return new DeliveryOutcome(Optional.empty(), Optional.of(trouble));
    }

    /** Whether whoever receives has taken it. */
    public boolean isGood() {
        return status.filter(code -> code >= FIRST_GOOD && code < FIRST_OTHER).isPresent();
    }
}
