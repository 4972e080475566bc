package io.ticketbridge.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request's place among those at work. It is given back when the request is answered, or sooner by one that lasts. */
final class Place {
    static final String PROPERTY = "ticketbridge.place";

    private final Admission admission;
    private final String key;
    private final AtomicBoolean left = new AtomicBoolean();

    Place(Admission admission, String key) {
        this.admission = admission;
        this.key = key;
    }

    static Place of(ContainerRequestContext request) {
        return (Place) Objects.requireNonNull(request.getProperty(PROPERTY));
    }

    void leave() {
        if (left.compareAndSet(false, true)) {
            admission.leave(key);
        }
    }

    /** Whether whoever is here should go elsewhere. */
    boolean isClosing() {
        return admission.isStopping();
    }
}
