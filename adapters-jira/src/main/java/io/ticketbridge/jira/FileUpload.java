package io.ticketbridge.jira;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.AttachmentJson;
import io.ticketbridge.port.IssueTracker.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Files to Jira, streamed. */
final class FileUpload {
    private final JiraClient client;
    private final JiraDialect dialect;

    FileUpload(JiraClient client, JiraDialect dialect) {
        this.client = client;
        this.dialect = dialect;
    }

    Attachment attach(IssueRef issue, FileName name, FileType type, Content content) {
        String path = dialect.api() + "/issue/" + issue.id() + "/attachments";
        Call call = Call.upload(path, multipart(name, type, content)).orElse(answer -> new Refusal.IssueGone(issue));
        AttachmentJson[] added = client.answer(call, AttachmentJson[].class);
        if (added.length == 0 || added[0] == null) {
            throw JiraErrors.unreadable(true);
        }
        return Parts.written(() -> Parts.attachment(added[0]));
    }

    /** The mode that sends names as they are, in UTF-8, with quotes escaped: what Jira and browsers agree on. */
    private static HttpEntity multipart(FileName name, FileType type, Content content) {
        return MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                .addPart("file", new FilePart(name.value(), type.mimeType(), content))
                .build();
    }

    /** The part of a file, read as it is sent. */
    private static final class FilePart extends AbstractContentBody {
        private final String name;
        private final Content content;

        FilePart(String name, String mimeType, Content content) {
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
