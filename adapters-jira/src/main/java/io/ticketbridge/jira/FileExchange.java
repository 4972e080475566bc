package io.ticketbridge.jira;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.AttachmentJson;
import io.ticketbridge.port.IssueTracker.Content;
import io.ticketbridge.port.IssueTracker.Download;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Files to Jira and from it, streamed both ways. */
final class FileExchange {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_HOPS = 2;

    private final JiraClient client;
    private final JiraDialect dialect;

    FileExchange(JiraClient client, JiraDialect dialect) {
        this.client = client;
        this.dialect = dialect;
    }

    Attachment attach(IssueRef issue, FileName name, FileType type, Content content) {
        JiraAnswer answer = client.upload(
                dialect.api() + "/issue/" + issue.id() + "/attachments",
                multipart(name, type, content),
                found -> new Refusal.IssueGone(issue));
        AttachmentJson[] list = answer.as(AttachmentJson[].class).orElseThrow(() -> JiraClient.unreadable(true));
        if (list.length == 0) {
            throw JiraClient.unreadable(true);
        }
        return IssueReading.attachment(list[0]);
    }

    /** Redirects are followed by hand: credentials stay with their origin, and a login page is no file. */
    Download download(Attachment attachment) {
        URI address = client.address(path(attachment));
        for (int hop = 0; hop <= MAX_HOPS; hop++) {
            JiraHttp.Open answer = client.download(address);
            if (!REDIRECTS.contains(answer.status())) {
                return received(answer, attachment);
            }
            try (answer) {
                String location = answer.header("Location").orElseThrow(() -> JiraClient.unreadable(false));
                address = address.resolve(location);
            } catch (IllegalArgumentException noAddress) {
                throw new Refusal.JiraAnsweredNonsense("a redirect to nowhere", noAddress);
            }
        }
        throw new Refusal.JiraAnsweredNonsense("too many redirects for a file");
    }

    private String path(Attachment attachment) {
        return dialect.isCloud()
                ? dialect.api() + "/attachment/content/" + attachment.id() + "?redirect=false"
                : "/secure/attachment/" + attachment.id() + "/" + encoded(attachment.filename());
    }

    private static Download received(JiraHttp.Open answer, Attachment attachment) {
        boolean html =
                answer.header("Content-Type").filter(FileExchange::isHtml).isPresent();
        if (answer.status() == 200 && !(html && !isHtml(attachment.mimeType()))) {
            long length = answer.length();
            return new Download(
                    new DownloadStream(answer), length < 0 ? OptionalLong.empty() : OptionalLong.of(length));
        }
        try (answer) {
            throw switch (answer.status()) {
                case 200, 401, 403 -> new Refusal.JiraRefusedCredentials();
                case 404 ->
                    answer.header("X-Seraph-LoginReason").isPresent()
                            ? new Refusal.JiraRefusedCredentials()
                            : new Refusal.AttachmentUnknown();
                case 429, 500, 502, 503, 504 -> new Refusal.JiraUnavailable(Optional.empty());
                default -> new Refusal.JiraAnsweredNonsense("status " + answer.status() + " for a file");
            };
        }
    }

    private static boolean isHtml(String type) {
        return type.regionMatches(true, 0, "text/html", 0, "text/html".length());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpEntity multipart(FileName name, FileType type, Content content) {
        return MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                .addPart("file", new ContentBody(name.value(), type.mimeType(), content))
                .build();
    }

    /** The part of a file, read as it is sent. */
    private static final class ContentBody extends AbstractContentBody {
        private final String name;
        private final Content content;

        ContentBody(String name, String mimeType, Content content) {
            super(ContentType.create(mimeType));
            this.name = name;
            this.content = content;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = content.open()) {
                in.transferTo(out);
            }
        }

        @Override
        public long getContentLength() {
            return content.size();
        }
    }
}
