package io.ticketbridge.rest.json;

import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.WebhookUrl;
import io.ticketbridge.usecase.AddWebhook;
import io.ticketbridge.usecase.UpdateWebhook;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What adding or changing a webhook takes. */
public final class WebhookFormJson {
    private static final String EVENTS = "events";

    private WebhookFormJson() {}

    public static AddWebhook.Command readNew(JsonBody body) {
        Optional<WebhookUrl> url = body.required("url", "url", WebhookUrl::new);
        Optional<Set<EventKind>> kinds = kinds(body);
        Optional<Boolean> active = body.flag("active", "active");
        body.refuseIfInvalid();
        return new AddWebhook.Command(url.orElseThrow(), kinds.orElse(Set.of()), active.orElse(true));
    }

    public static UpdateWebhook.Command readChange(JsonBody body) {
        Optional<WebhookUrl> url = body.optional("url", "url", WebhookUrl::new);
        Optional<Set<EventKind>> kinds = kinds(body);
        Optional<Boolean> active = body.flag("active", "active");
        body.refuseIfInvalid();
        return new UpdateWebhook.Command(url, kinds, active);
    }

    private static Optional<Set<EventKind>> kinds(JsonBody body) {
        return body.texts(EVENTS, EVENTS).map(words -> named(words, body));
    }

    private static Set<EventKind> named(List<String> words, JsonBody body) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        words.forEach(word -> EventKind.named(word).ifPresent(kinds::add));
        if (!words.stream().allMatch(word -> EventKind.named(word).isPresent())) {
            body.refuse(EVENTS, EVENTS + " must be of " + all(), "invalid_choice");
        }
        return kinds;
    }

    private static String all() {
        return Arrays.stream(EventKind.values()).map(EventKind::word).collect(Collectors.joining(", "));
    }
}
