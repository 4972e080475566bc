package io.ticketbridge.jira;

import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.MessageSignature;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookMessage;
import io.ticketbridge.domain.WebhookUrl;
import io.ticketbridge.jira.json.MessageJson;
import io.ticketbridge.port.WebhookSender;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Tells webhooks over connections that are checked as those to Jira are: the address that was checked is the one that is told. */
public final class HttpWebhookSender implements WebhookSender, AutoCloseable {
    /** For all of it, from the connection to the end of the answer. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int AT_ONCE = 16;

    /** Of an answer no more is read, and nothing of it is kept. */
    private static final int MOST_READ = 64 * 1024;

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

    private final AddressRules rules;
    private final JiraHttp http;
    private final Duration longest;

    /** @param options of which name and certificates are taken */
    public HttpWebhookSender(AddressRules rules, JiraOptions options) {
        this(rules, options, LONGEST);
    }

    HttpWebhookSender(AddressRules rules, JiraOptions options, Duration longest) {
        JiraOptions own = options.toWebhooks(rules, longest, AT_ONCE);
        this.rules = rules;
        this.http = new JiraHttp(own, Connections.client(own), path -> "…");
        this.longest = longest;
    }

    @Override
    public void check(WebhookUrl url) {
        rules.check(url.uri());
        if (ADDRESS.matcher(url.uri().getHost()).matches()) {
            check(url.uri().getHost());
        }
    }

    /** Nobody is asked where an address is, and what it leads to is checked when it is told something. */
    private void check(String address) {
        try {
            rules.check(InetAddress.getByName(address));
        } catch (UnknownHostException isNone) {
            throw new Refusal.AddressNotAllowed("The webhook's url", "it names no host");
        }
    }

    @Override
    public DeliveryOutcome send(Webhook webhook, WebhookMessage message) {
        try (OpenAnswer answer = http.open(request(webhook, message), longest)) {
            readSome(answer);
            return DeliveryOutcome.answered(answer.head().status());
        } catch (Refusal.AddressNotAllowed notAllowed) {
            return DeliveryOutcome.failed("address_not_allowed");
        } catch (NoAnswer none) {
            return DeliveryOutcome.failed(trouble(none));
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private static HttpUriRequestBase request(Webhook webhook, WebhookMessage message) {
        byte[] body = MessageJson.bytes(message);
        long timestamp = message.at().getEpochSecond();
        HttpPost request = new HttpPost(webhook.url().uri());
        request.setHeader("X-Ticketbridge-Event", message.kind());
        request.setHeader("X-Ticketbridge-Delivery", message.delivery());
        request.setHeader("X-Ticketbridge-Timestamp", Long.toString(timestamp));
        request.setHeader(
                "X-Ticketbridge-Signature",
                MessageSignature.of(webhook.secret(), timestamp, body).value());
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return request;
    }

    /** The status has decided; whoever still writes is let finish, if that is soon. */
    private static void readSome(OpenAnswer answer) {
        try {
            InputStream body = answer.body();
            body.skipNBytes(Math.min(MOST_READ, answer.length().orElse(0)));
        } catch (IOException brokenOff) {
            return;
        }
    }

    private static String trouble(NoAnswer none) {
        return switch (none.reach()) {
            case NOT_SENT -> none.getCause() instanceof SSLException ? "tls" : "unreachable";
            case TIMED_OUT -> "timed_out";
            case UNANSWERED, CUT_SHORT, TOO_LARGE -> "no_answer";
        };
    }
}
