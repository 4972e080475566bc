package io.ticketbridge.rest;

import java.time.Duration;

/**
 * Where the server listens.
 *
 * @param port 0 for any free one
 * @param grace how long requests in flight may take to finish when the server stops
 */
public record RestServerOptions(String host, int port, Duration grace) {}
