package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads and writes JSON (RFC 8259), strictly: UTF-8 alone, no name twice, nothing after the end, bounded depth. */
public final class Json {
    private static final int MAX_DEPTH = 20;
    /** No body is longer: what a field may hold is the field's to say, in its own words. */
    private static final int MAX_STRING = 256 * 1024;

    private static final int MAX_NUMBER = 100;

    /** No body of ours has a hundred; each costs many times the bytes that it takes. */
    private static final int MAX_TOKENS = 5_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNumberLength(MAX_NUMBER)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    /** The JSON value that these bytes are, or empty where they are none. */
    static Optional<JsonNode> parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return marked
                    ? Optional.empty()
                    : Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (CharacterCodingException | JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /** {@code value}, one of this package's records, as JSON. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException ourRecordsAreAllJson) {
            throw new IllegalStateException(ourRecordsAreAllJson);
        }
    }

    /** Writes {@code value}, one of this package's records. */
    public static void write(Object value, OutputStream out) throws IOException {
        out.write(bytes(value));
    }

    /** {@code value}, one of this package's records, as it is written. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException ourRecordsAreAllJson) {
            throw new IllegalStateException(ourRecordsAreAllJson);
        }
    }
}
