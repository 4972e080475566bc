package io.ticketbridge.rest;

import io.ticketbridge.rest.json.JsonBody;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads JSON bodies up to their limit. */
@Consumes(MediaType.APPLICATION_JSON)
final class JsonBodyReader implements MessageBodyReader<JsonBody> {
    /** The longest description with every character escaped takes 192 KB. */
    private static final int MAX_BYTES = 256 * 1024;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in) {
        if (LimitedStream.isAnnouncedOver(MAX_BYTES, headers.getFirst(HttpHeaders.CONTENT_LENGTH))) {
            throw tooLarge();
        }
        byte[] bytes = read(in);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        return JsonBody.parse(bytes)
                .orElseThrow(() ->
                        new BadRequest(400, "malformed_json", "The body is not valid JSON: send one object in UTF-8"));
    }

    private static byte[] read(InputStream in) {
        try {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (IOException cutOff) {
            throw new BadRequest(400, "bad_request", "The body ended before its end");
        }
    }

    private static BadRequest tooLarge() {
        return new BadRequest(413, "payload_too_large", "The body is over the limit of 256 KB");
    }
}
