package io.ticketbridge.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A JSON object as somebody sent it, read field by field. What is wrong with a field is kept, so that all of it can be told
 * at once by {@link #refuseIfInvalid}. Nothing is converted: a number is no text.
 */
public final class JsonBody {
    private final JsonNode object;
    private final String path;
    private final List<Violation> violations;

    private JsonBody(JsonNode object, String path, List<Violation> violations) {
        this.object = object;
        this.path = path;
        this.violations = violations;
    }

    /** The object that these bytes are, or empty where they are no JSON; refuses JSON that is no object. */
    public static Optional<JsonBody> parse(byte[] bytes) {
        return Json.parse(bytes).map(JsonBody::ofNode);
    }

    private static JsonBody ofNode(JsonNode node) {
        if (!node.isObject()) {
            throw Refusal.Invalid.of("body", "invalid_type", "The body must be a JSON object");
        }
        return new JsonBody(node, "", new ArrayList<>());
    }

    /** A text that must be there, as the value that {@code type} makes of it; empty where that was refused. */
    public <T> Optional<T> required(String field, String label, Function<String, T> type) {
        if (!has(field)) {
            violations.add(new Violation(path + field, label + " is required", "required"));
            return Optional.empty();
        }
        return optional(field, label, type);
    }

    /** A text that may be missing or null, as the value that {@code type} makes of it. */
    public <T> Optional<T> optional(String field, String label, Function<String, T> type) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (!object.get(field).isTextual()) {
            return refuse(field, label + " must be a string");
        }
        return made(() -> type.apply(object.get(field).textValue()));
    }

    public Optional<String> text(String field, String label) {
        return optional(field, label, Function.identity());
    }

    public Optional<Boolean> flag(String field, String label) {
        if (!has(field)) {
            return Optional.empty();
        }
        return object.get(field).isBoolean()
                ? Optional.of(object.get(field).booleanValue())
                : refuse(field, label + " must be true or false");
    }

    /** A whole number from 1. */
    public Optional<Long> id(String field, String label) {
        if (!has(field)) {
            return Optional.empty();
        }
        JsonNode value = object.get(field);
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0
                ? Optional.of(value.longValue())
                : refuse(field, label + " must be a whole number from 1");
    }

    public Optional<List<String>> texts(String field, String label) {
        if (!has(field)) {
            return Optional.empty();
        }
        List<String> list = new ArrayList<>();
        for (JsonNode item : object.get(field)) {
            if (item.isTextual()) {
                list.add(item.textValue());
            }
        }
        return object.get(field).isArray() && list.size() == object.get(field).size()
                ? Optional.of(list)
                : refuse(field, label + " must be a list of strings");
    }

    /** An object within this one; what is wrong with it is told together with the rest. */
    public Optional<JsonBody> object(String field, String label) {
        if (!has(field)) {
            return Optional.empty();
        }
        return object.get(field).isObject()
                ? Optional.of(new JsonBody(object.get(field), path + field + ".", violations))
                : refuse(field, label + " must be an object");
    }

    public List<String> fields() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What {@code value} makes, or empty where it refuses; the refusal is kept. */
    public <T> Optional<T> made(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (Refusal.Invalid refused) {
            violations.addAll(refused.violations());
            return Optional.empty();
        }
    }

    /** Refuses with all that was wrong so far. */
    public void refuseIfInvalid() {
        if (!violations.isEmpty()) {
            throw new Refusal.Invalid(violations);
        }
    }

    /** Keeps something that is wrong with a field. */
    public void refuse(String field, String message, String code) {
        violations.add(new Violation(path + field, message, code));
    }

    private boolean has(String field) {
        return object.hasNonNull(field);
    }

    private <T> Optional<T> refuse(String field, String message) {
        refuse(field, message, "invalid_type");
        return Optional.empty();
    }
}
