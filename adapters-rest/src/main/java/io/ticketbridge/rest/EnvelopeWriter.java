package io.ticketbridge.rest;

import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes envelopes. */
final class EnvelopeWriter implements MessageBodyWriter<Envelope> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return Envelope.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Envelope envelope,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        Json.write(envelope, out);
    }
}
