package io.ticketbridge.rest;

import java.time.Duration;

/**
 * Where the server listens.
 *
 * @param port 0 for any free one
 * @param delay for how long it goes on as before when it is to stop, but for telling callers to go elsewhere: as long as
 *     a balancer takes to notice
 * @param grace how long requests in flight may take to finish when the server stops
 * @param origins whose pages may use the API from a browser
 * @param capacity how many requests are at work at a time
 */
public record RestServerOptions(
        String host,
        int port,
        Duration delay,
        Duration grace,
        SocketLimits sockets,
        Origins origins,
        Capacity capacity) {
    /** For pages of nobody else. */
    public RestServerOptions(
            String host, int port, Duration delay, Duration grace, SocketLimits sockets, Capacity capacity) {
        this(host, port, delay, grace, sockets, Origins.NONE, capacity);
    }
}
