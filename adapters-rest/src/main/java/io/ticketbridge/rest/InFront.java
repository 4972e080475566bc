package io.ticketbridge.rest;

import org.glassfish.grizzly.http.server.HttpHandler;

/** A handler before another one, which starts and ends with it. */
abstract class InFront extends HttpHandler {
    final HttpHandler next;

    InFront(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void start() {
        next.start();
    }

    @Override
    public void destroy() {
        next.destroy();
    }
}
