package io.ticketbridge.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Holds what is asked and answered to what {@code openapi.yaml} says: a request that was granted must be one that it describes, and
 * an answer one that it describes, without a field more.
 */
public final class Described {
    static final JsonNode DOCUMENT = Reply.parse(ApiDescription.json());

    private static final String IRI = "https://ticketbridge.example/openapi.json";
    private static final SchemaRegistry TAKEN = schemas(DOCUMENT);
    private static final SchemaRegistry ANSWERED = schemas(withoutMore(DOCUMENT.deepCopy()));
    private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private final HttpRequest request;
    private final HttpResponse<?> answer;
    private final byte[] body;

    private Described(HttpRequest request, HttpResponse<?> answer, byte[] body) {
        this.request = request;
        this.answer = answer;
        this.body = body;
    }

    /** @throws AssertionError where it is not as described; what is outside the API is not described */
    public static void check(HttpRequest request, HttpResponse<byte[]> answer) {
        check(request, answer, answer.body());
    }

    /** The same of an answer whose body was read as something else. */
    public static void check(HttpRequest request, HttpResponse<?> answer, byte[] body) {
        if (request.uri().getRawPath().startsWith(RestApi.BASE_PATH + "/")) {
            new Described(request, answer, body).check();
        }
    }

    /** What is wrong with the examples of bodies, by where they are. */
    static List<String> wrongExamples() {
        List<String> wrong = new ArrayList<>();
        findWrong("", DOCUMENT, wrong);
        return wrong;
    }

    private static void findWrong(String pointer, JsonNode node, List<String> wrong) {
        if (node.has("example") && node.has("schema")) {
            schema(ANSWERED, pointer + "/schema")
                    .validate(node.path("example"))
                    .forEach(error -> wrong.add(pointer + ": " + error));
        }
        node.properties().forEach(field -> findWrong(pointer + "/" + escaped(field.getKey()), field.getValue(), wrong));
    }

    private void check() {
        if (request.uri().getRawPath().startsWith(RestApi.BASE_PATH + "/openapi.")) {
            return;
        }
        Optional<String> path = template();
        Optional<String> operation = path.map(at -> at + "/" + method()).filter(Described::isThere);
        if (operation.isEmpty()) {
            require(answer.statusCode() >= 400 || method().equals("options"), "is granted, but not described");
            return;
        }
        checkAnswer(operation.get());
        if (answer.statusCode() < 300) {
            checkParameters(path.get(), path.get());
            checkParameters(path.get(), operation.get());
            checkBody(operation.get());
        }
    }

    private void checkAnswer(String operation) {
        String listed = operation + "/responses/" + answer.statusCode();
        require(isThere(listed) || answer.statusCode() >= 400, "is not a status that is described");
        String response = resolved(isThere(listed) ? listed : operation + "/responses/default");
        names(response + "/headers").forEach(name -> checkHeader(name, resolved(response + "/headers/" + name)));
        String json = response + "/content/application~1json/schema";
        if (isThere(json) && !request.method().equals("HEAD") && !isOfAnotherType(response)) {
            require(type(answer.headers()).equals("application/json"), "is not JSON");
            conform("answer", ANSWERED, json, Reply.parse(new String(body, StandardCharsets.UTF_8)));
        }
    }

    private boolean isOfAnotherType(String response) {
        String type = type(answer.headers());
        return !type.equals("application/json") && isThere(response + "/content/" + escaped(type));
    }

    private void checkHeader(String name, String header) {
        Optional<String> value = answer.headers().firstValue(name);
        require(value.isPresent() || !at(header + "/required").asBoolean(), "lacks the header " + name);
        value.ifPresent(text -> conform(name, ANSWERED, header + "/schema", valueOf(header, text)));
    }

    private void checkParameters(String path, String owner) {
        for (int i = 0; isThere(owner + "/parameters/" + i); i++) {
            String parameter = resolved(owner + "/parameters/" + i);
            String name = at(parameter + "/name").asText();
            values(path, at(parameter + "/in").asText(), name)
                    .forEach(value -> conform(name, TAKEN, parameter + "/schema", valueOf(parameter, value)));
        }
    }

    private Stream<String> values(String path, String place, String name) {
        return switch (place) {
            case "header" -> request.headers().allValues(name).stream();
            case "path" -> Stream.of(parts(path).group(name));
            default -> query(name);
        };
    }

    private Stream<String> query(String name) {
        return Stream.of(Optional.ofNullable(request.uri().getRawQuery())
                        .orElse("")
                        .split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
    }

    private void checkBody(String operation) {
        String json = resolved(operation + "/requestBody") + "/content/application~1json/schema";
        if (isThere(json)) {
            conform("request", TAKEN, json, Reply.parse(sent()));
        }
    }

    private String sent() {
        var body = BodySubscribers.ofString(StandardCharsets.UTF_8);
        request.bodyPublisher().orElseThrow().subscribe(new Flow.Subscriber<ByteBuffer>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                body.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                body.onNext(List.of(bytes));
            }

            @Override
            public void onError(Throwable failure) {
                body.onError(failure);
            }

            @Override
            public void onComplete() {
                body.onComplete();
            }
        });
        return body.getBody().toCompletableFuture().join();
    }

    /** The path as it is described; one without parameters before one with them. */
    private Optional<String> template() {
        return names("/paths")
                .sorted()
                .map(path -> "/paths/" + path)
                .filter(path -> parts(path).matches())
                .reduce((one, other) -> one.contains("{") ? other : one);
    }

    private Matcher parts(String path) {
        String template = path.substring("/paths/".length()).replace("~1", "/");
        Matcher matcher = Pattern.compile(PART.matcher(template).replaceAll("(?<$1>[^/]+)"))
                .matcher(request.uri().getRawPath().substring(RestApi.BASE_PATH.length()));
        boolean unused = matcher.matches();
        return matcher;
    }

    private String method() {
        return request.method().equals("HEAD") ? "get" : request.method().toLowerCase(Locale.ROOT);
    }

    private void conform(String what, SchemaRegistry schemas, String schema, JsonNode value) {
        List<Error> errors = schema(schemas, schema).validate(value);
        require(errors.isEmpty(), what + " is not as described: " + errors + ": " + value);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(
                    request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + otherwise);
        }
    }

    private static String type(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    }

    private static JsonNode valueOf(String parameter, String text) {
        boolean number = at(parameter + "/schema/type").asText().equals("integer")
                && WHOLE_NUMBER.matcher(text).matches();
        return number ? LongNode.valueOf(Long.parseLong(text)) : TextNode.valueOf(text);
    }

    private static JsonNode at(String pointer) {
        return DOCUMENT.at(pointer);
    }

    private static boolean isThere(String pointer) {
        return !at(pointer).isMissingNode();
    }

    /** Where what is at {@code pointer} is, as it or what it refers to. */
    private static String resolved(String pointer) {
        String other = at(pointer + "/$ref").asText();
        return other.isEmpty() ? pointer : other.substring(1);
    }

    private static Stream<String> names(String pointer) {
        Iterable<String> names = () -> at(pointer).fieldNames();
        return StreamSupport.stream(names.spliterator(), false).map(Described::escaped);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Schema schema(SchemaRegistry schemas, String pointer) {
        return schemas.getSchema(SchemaLocation.of(IRI + "#" + pointer));
    }

    private static SchemaRegistry schemas(JsonNode document) {
        return SchemaRegistry.withDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(IRI, document.toString())));
    }

    /** The same, but that an object has no other field than those that are described. */
    private static JsonNode withoutMore(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.set("additionalProperties", BooleanNode.FALSE);
        }
        node.forEach(Described::withoutMore);
        return node;
    }
}
