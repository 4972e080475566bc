package io.ticketbridge.rest.json;

import io.ticketbridge.usecase.IssuedKey;
import io.ticketbridge.usecase.KeyDetails;
import java.util.List;

/** The answers about keys. */
public final class KeysJson {
    private KeysJson() {}

    /** On list. */
    public record All(List<KeyJson> keys, int total) {
        public static All from(List<KeyDetails> keys) {
            return new All(keys.stream().map(KeyJson::from).toList(), keys.size());
        }
    }

    /** On create: the one answer that shows a key. */
    public record Created(String message, KeyJson key, String apiKey) {
        public static Created from(IssuedKey issued) {
            return new Created(
                    "Key created successfully",
                    KeyJson.from(issued.details()),
                    issued.key().reveal());
        }

        @Override
        public String toString() {
            return "Created[" + key + "]";
        }
    }
}
