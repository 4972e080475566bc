package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings as they were written, checked for names that do not exist; each is read as what it has to be. */
final class Settings {
    /** Names the properties file; the environment wins over it. */
    static final String CONFIG_FILE = Setting.PREFIX + "CONFIG";

    /** Switches of the launcher script, which are not the server's. */
    private static final List<String> LAUNCHERS =
            List.of(Setting.PREFIX + "JAVA_HOME", Setting.PREFIX + "JAVA_OPTS", Setting.PREFIX + "START_CACHE");

    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,20}(?:[._][A-Za-z]{0,20}){0,6}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    static Settings from(Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        String file = environment.getOrDefault(CONFIG_FILE, "");
        if (!file.isEmpty()) {
            properties(Path.of(file))
                    .forEach((name, value) -> values.put(ofProperty(name.toString(), file), (String) value));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(Setting.PREFIX) && !name.equals(CONFIG_FILE) && !LAUNCHERS.contains(name)) {
                values.put(ofVariable(name), value);
            }
        });
        return new Settings(values);
    }

    String text(Setting setting) {
        String value = values.getOrDefault(setting, "").strip();
        return value.isEmpty() ? setting.byDefault() : value;
    }

    Optional<String> optional(Setting setting) {
        return Optional.of(text(setting)).filter(text -> !text.isEmpty());
    }

    int number(Setting setting, int min, int max) {
        if (!NUMBER.matcher(text(setting)).matches()) {
            throw wrong(setting, "a whole number from " + min + " to " + max);
        }
        int number = Integer.parseInt(text(setting));
        if (number < min || number > max) {
            throw wrong(setting, "a whole number from " + min + " to " + max);
        }
        return number;
    }

    Duration duration(Setting setting) {
        Matcher matcher = DURATION.matcher(text(setting));
        if (!matcher.matches()) {
            throw wrong(setting, "a duration such as 500ms, 20s, 2m or 6h");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    String oneOf(Setting setting, String... choices) {
        String value = text(setting).toLowerCase(Locale.ROOT);
        if (!Arrays.asList(choices).contains(value)) {
            throw wrong(setting, "one of " + String.join(", ", choices));
        }
        return value;
    }

    boolean flag(Setting setting) {
        return oneOf(setting, "true", "false").equals("true");
    }

    List<String> list(Setting setting) {
        return Arrays.stream(text(setting).split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** The secret itself, or else what the file that the other setting names holds. */
    Optional<Secret> secret(Setting setting, Setting fileSetting) {
        return optional(setting)
                .or(() -> optional(fileSetting).map(file -> contents(fileSetting, Path.of(file))))
                .map(Secret::new);
    }

    static OperatorError wrong(Setting setting, String expected) {
        return new OperatorError(setting.variable() + " must be " + expected);
    }

    private static String contents(Setting setting, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new OperatorError(setting.variable() + " names a file that cannot be read: " + file, unreadable);
        }
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new OperatorError(CONFIG_FILE + " names a file that cannot be read: " + file, unreadable);
        }
        return properties;
    }

    private static Setting ofVariable(String variable) {
        String name = variable.substring(Setting.PREFIX.length());
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OperatorError("There is no setting " + named(variable) + ": did you mean "
                        + Setting.nearestTo(name).variable() + "?"));
    }

    private static Setting ofProperty(String property, String file) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.property().equals(property))
                .findFirst()
                .orElseThrow(() -> new OperatorError("There is no setting " + named(property) + " (in " + file
                        + "): did you mean "
                        + Setting.nearestTo(property.toUpperCase(Locale.ROOT).replace('.', '_'))
                                .property() + "?"));
    }

    /** A file that is not one of settings may have anything where a name is looked for. */
    private static String named(String name) {
        return NAME.matcher(name).matches() ? name : "of that name";
    }
}
