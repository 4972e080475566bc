package io.ticketbridge.domain;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a value refused, for a test to look at. */
final class Refusals {
    private Refusals() {}

    static String codeOf(ThrowingCallable construction) {
        return violationOf(construction).code();
    }

    static Violation violationOf(ThrowingCallable construction) {
        return catchThrowableOfType(Refusal.Invalid.class, construction)
                .violations()
                .get(0);
    }
}
