package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calls whoever listens with what happened, signed as Jira signs it. Data Center tells of a comment twice: once without the issue that it is
 * on, and once as a change of that issue. Unlike Jira it sends nothing again that was not taken.
 */
final class Webhooks implements AutoCloseable {
    private static final String HMAC = "HmacSHA256";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Listener(URI url, String secret, Delivering how) {
        @Override
        public String toString() {
            return "Listener[" + url + "]";
        }
    }

    private final SandboxOptions options;
    private final Supplier<String> baseUrl;
    private final SecureRandom chance = new SecureRandom();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox-webhooks");
        thread.setDaemon(true);
        return thread;
    });

    /** @param baseUrl known once the sandbox listens */
    Webhooks(SandboxOptions options, Supplier<String> baseUrl) {
        this.options = options;
        this.baseUrl = baseUrl;
    }

    private JiraJson json() {
        return new JiraJson(options, baseUrl.get());
    }

    void tell(URI url, String secret, Delivering how) {
        listeners.add(new Listener(url, secret, how));
    }

    /** An issue was made, changed or deleted. */
    void issue(String event, SandboxIssue issue) {
        if (!listeners.isEmpty()) {
            send(event("jira:issue_" + event, issue).<ObjectNode>set("issue", issue(issue)));
        }
    }

    /**
     * An issue was changed.
     *
     * @param entry the id of the entry of its changelog
     */
    void updated(SandboxIssue issue, String entry, Facts before) {
        if (!listeners.isEmpty()) {
            ObjectNode told = event("jira:issue_updated", issue).set("issue", issue(issue));
            send(told.<ObjectNode>set("changelog", before.entry(entry, Facts.of(issue))));
        }
    }

    /** A comment was written. */
    void comment(SandboxIssue issue, SandboxIssue.SandboxComment comment) {
        if (listeners.isEmpty()) {
            return;
        }
        ObjectNode told = event("comment_created", issue);
        told.putObject("comment")
                .put("id", comment.id)
                .put("self", json().self("/issue/" + issue.id + "/comment/" + comment.id))
                .put("body", comment.body.text());
        if (options.edition() == Edition.CLOUD) {
            told.set("issue", issue(issue));
        } else {
            issue("updated", issue);
        }
        send(told);
    }

    private static ObjectNode event(String name, SandboxIssue issue) {
        return JiraJson.object().put("timestamp", issue.updated.toEpochMilli()).put("webhookEvent", name);
    }

    private ObjectNode issue(SandboxIssue issue) {
        ObjectNode shown = JiraJson.object().put("id", issue.id).put("key", issue.key);
        ObjectNode fields = shown.put("self", json().self("/issue/" + issue.id)).putObject("fields");
        fields.put("summary", issue.summary).put("updated", json().date(issue.updated));
        fields.set("status", json().status(issue.status));
        return shown;
    }

    private void send(ObjectNode event) {
        byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
        listeners.forEach(listener -> send(listener, body));
    }

    private synchronized void send(Listener listener, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(listener.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("X-Atlassian-Webhook-Identifier", UUID.randomUUID().toString())
                .header("X-Hub-Signature", "sha256=" + hmac(listener.secret(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int copies = chance.nextDouble() < listener.how().doubled() ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            if (chance.nextDouble() >= listener.how().lost()) {
                long delay =
                        (long) (chance.nextDouble() * listener.how().latest().toMillis());
                CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS, threads)
                        .execute(() -> send(request));
            }
        }
    }

    /** Whoever listens may be gone: then it is lost. */
    private void send(HttpRequest request) {
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException lost) {
            return;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static String hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
