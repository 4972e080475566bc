package io.ticketbridge.jira;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.IssueTracker.Download;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Files from Jira, streamed. Redirects are followed by hand: credentials stay with their origin, a login page is no file. */
final class FileDownload {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_HOPS = 1;
    private static final Pattern LOGIN = Pattern.compile("(?i).*/log-?in(\\.[a-z]+)?(/.*)?");

    private final JiraClient client;
    private final JiraDialect dialect;
    private final boolean mayLeave;

    FileDownload(JiraClient client, JiraDialect dialect) {
        this(client, dialect, true);
    }

    private FileDownload(JiraClient client, JiraDialect dialect, boolean mayLeave) {
        this.client = client;
        this.dialect = dialect;
        this.mayLeave = mayLeave;
    }

    /** One that follows no redirect to another place than this Jira itself. */
    static FileDownload fromItself(JiraClient client, JiraDialect dialect) {
        return new FileDownload(client, dialect, false);
    }

    Download download(Attachment attachment) {
        Call call = Call.get(path(attachment)).orElse(answer -> new Refusal.AttachmentUnknown());
        URI address = client.address(call.path());
        for (int hop = 0; hop <= MAX_HOPS; hop++) {
            OpenAnswer answer = client.download(address);
            if (!REDIRECTS.contains(answer.head().status())) {
                return received(call, answer, address, attachment);
            }
            try (answer) {
                address = next(address, answer.head());
            }
            if (!mayLeave && !client.isOwnOrigin(address)) {
                throw new Refusal.JiraAnsweredNonsense("it sends to another place for a file");
            }
        }
        throw new Refusal.JiraAnsweredNonsense("too many redirects for a file");
    }

    private String path(Attachment attachment) {
        return dialect.isCloud()
                ? dialect.api() + "/attachment/content/" + attachment.id() + "?redirect=false"
                : "/secure/attachment/" + attachment.id() + "/" + encoded(attachment.filename());
    }

    private static URI next(URI address, JiraAnswer answer) {
        URI next;
        try {
            next = address.resolve(
                    answer.header("Location").orElseThrow(() -> new IllegalArgumentException("no Location")));
        } catch (IllegalArgumentException noAddress) {
            throw new Refusal.JiraAnsweredNonsense("a redirect to nowhere", noAddress);
        }
        if (answer.isForNobody()
                || LOGIN.matcher(Objects.requireNonNullElse(next.getPath(), "")).matches()) {
            throw new Refusal.JiraRefusedCredentials();
        }
        return next;
    }

    private Download received(Call call, OpenAnswer answer, URI address, Attachment attachment) {
        try {
            judge(call, answer.head(), address, attachment);
            return new Download(new DownloadStream(answer), answer.length());
        } catch (Refusal refusal) {
            answer.close();
            throw refusal;
        } catch (NoAnswer none) {
            answer.close();
            throw JiraErrors.meaning(none, false);
        }
    }

    private void judge(Call call, JiraAnswer head, URI address, Attachment attachment) {
        boolean elsewhere = !client.isOwnOrigin(address);
        if (elsewhere && !head.isSuccess() && head.status() < 500) {
            throw new Refusal.JiraAnsweredNonsense("the place to which it sends for a file does not give it");
        }
        client.judged(call, head);
        boolean html = head.header("Content-Type").filter(FileDownload::isHtml).isPresent();
        if (html && !isHtml(attachment.mimeType())) {
            throw new Refusal.JiraRefusedCredentials();
        }
        if (head.status() != 200) {
            throw new Refusal.JiraAnsweredNonsense("status " + head.status() + " for a file");
        }
    }

    private static boolean isHtml(String type) {
        return type.regionMatches(true, 0, "text/html", 0, "text/html".length());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
