package io.ticketbridge.rest;

import java.time.Duration;

/** Is told of each request once it has been answered, in the thread that answered it. */
public interface Traffic {
    /**
     * @param method one of HTTP's own, or {@code OTHER}
     * @param route the route as it is written, such as {@code /api/v2/tickets/{id}}, or {@code other}: there are few of them
     */
    void answered(String method, String route, int status, Duration took);
}
