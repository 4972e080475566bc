package io.ticketbridge.architecture;

import io.ticketbridge.domain.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Some instance of a record, with a canary wherever it takes a secret. */
final class Specimen {
    static final String CANARY = "canary-a5c1e2d0";

    /** What a text is called that is a secret. An {@code issueKey} is none. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(?:token|password|passphrase|secret|credential|signature|authorization|apikey|hash)");

    /** What a type is called whose {@code value} is a secret. */
    private static final Pattern KEY =
            Pattern.compile(".*(?:Secret|ApiKey|IdempotencyKey|Password|Token|Signature|Hash)");

    /** Of these texts, at least one is to every type's liking. */
    private static final List<String> HARMLESS =
            List.of("harmless", "SEC", "https://example.com", "jdbc:h2:mem:x", "1", "10.0.0.0/8");

    private static final Map<Class<?>, Object> SIMPLE = Map.ofEntries(
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, true),
            Map.entry(double.class, 1.0),
            Map.entry(Integer.class, 1),
            Map.entry(Long.class, 1L),
            Map.entry(Boolean.class, true),
            Map.entry(Object.class, "thing"),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Duration.class, Duration.ZERO),
            Map.entry(Path.class, Path.of("file")),
            Map.entry(URI.class, URI.create("https://example.com")));

    private final String text;

    private Specimen(String text) {
        this.text = text;
    }

    static Object of(Class<?> record) {
        return HARMLESS.stream()
                .flatMap(text -> new Specimen(text).make(record).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No specimen of " + record.getName() + " can be made"));
    }

    /** Texts and bytes by their names, also where they may be absent; secrets wherever they are. */
    static boolean isSecret(Class<?> holder, RecordComponent component) {
        String type = component.getGenericType().getTypeName();
        boolean isText = type.contains("java.lang.String") || type.equals("byte[]") || type.equals("char[]");
        boolean isValue = component.getName().equals("value")
                && KEY.matcher(holder.getSimpleName()).matches();
        return type.contains(Secret.class.getName()) || (isText && (isValue || isCalledSecret(component.getName())));
    }

    static boolean isCalledSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    /** Empty where it does not like the text. */
    private Optional<Object> make(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(Stream.of(components)
                    .map(component -> value(component.getGenericType(), isSecret(record, component) ? CANARY : text))
                    .toArray()));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException unforeseen) {
            throw new IllegalStateException(record.getName(), unforeseen);
        }
    }

    private static Object value(Type type, String text) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, text);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return text;
        }
        if (plain == byte[].class) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
        if (SIMPLE.containsKey(plain)) {
            return SIMPLE.get(plain);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isRecord()) {
            return of(plain);
        }
        return plain.isSealed() ? value(plain.getPermittedSubclasses()[0], text) : nobody(plain);
    }

    private static Object container(ParameterizedType generic, String text) {
        Type[] of = generic.getActualTypeArguments();
        Class<?> raw = (Class<?>) generic.getRawType();
        if (raw == Optional.class) {
            return Optional.of(value(of[0], text));
        }
        if (raw == List.class) {
            return List.of(value(of[0], text));
        }
        if (raw == Set.class) {
            return Set.of(value(of[0], text));
        }
        return raw == Map.class ? Map.of(value(of[0], text), value(of[1], text)) : nobody(raw);
    }

    /** Somebody who does nothing. */
    private static Object nobody(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> type.getSimpleName());
    }
}
