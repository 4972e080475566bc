package io.ticketbridge.rest;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/** Notes of an answer that it did not get out whole: Jersey tells nobody, and Grizzly would leave the connection open. */
final class BrokenOff implements WriterInterceptor {
    static final String PROPERTY = "ticketbridge.broken-off";

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        try {
            answer.proceed();
        } catch (IOException brokenOff) {
            answer.setProperty(PROPERTY, true);
            throw brokenOff;
        }
    }
}
