package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ticketbridge.jira.sandbox.Exchange.Answer;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/** Files: upload, what is known of one, and its bytes, which Cloud hands out from another origin. */
final class AttachmentEndpoint {
    private final SandboxOptions options;
    private final SandboxState state;
    private final JiraJson json;
    private final Path folder;
    private final String mediaUrl;
    private final Map<String, String> filesOfLinks = new ConcurrentHashMap<>();

    AttachmentEndpoint(SandboxOptions options, SandboxState state, JiraJson json, Path folder, String mediaUrl) {
        this.options = options;
        this.state = state;
        this.json = json;
        this.folder = folder;
        this.mediaUrl = mediaUrl;
    }

    Answer upload(Exchange exchange) {
        if (!exchange.header("X-Atlassian-Token").equals("no-check")) {
            return Answer.html(403, "XSRF check failed");
        }
        state.with(exchange.part("issue"), issue -> issue.id);
        Received received = receive(exchange);
        return state.with(exchange.part("issue"), issue -> {
            SandboxFile file = state.attach(
                    issue, received.name, received.mimeType, received.size, JiraSandbox.ACCOUNT, received.bytes);
            ArrayNode list = JiraJson.object().arrayNode();
            return Answer.json(200, list.add(json.attachment(file)));
        });
    }

    Answer metadata(Exchange exchange) {
        return Answer.json(200, json.attachment(find(exchange)));
    }

    /** Cloud's way: to the other origin by a link that is good for once, or the bytes where the caller asks for that. */
    Answer content(Exchange exchange) {
        SandboxFile file = find(exchange);
        if (exchange.query("redirect", "true").equals("false")) {
            return Answer.file(file.bytes(), file.mimeType());
        }
        String link = UUID.randomUUID().toString();
        filesOfLinks.put(link, file.id());
        return Answer.redirect(303, mediaUrl + "/file/" + link + "/binary?token=signed");
    }

    /** The other origin refuses whoever brings a credential that is not for it. */
    Answer media(Exchange exchange) {
        if (!exchange.header("Authorization").isEmpty()) {
            throw JiraError.message(400, "Only one auth mechanism allowed");
        }
        return Optional.ofNullable(filesOfLinks.remove(exchange.part("link")))
                .flatMap(state::file)
                .map(file -> Answer.file(file.bytes(), file.mimeType()))
                .orElseThrow(() -> JiraError.message(404, "Not found"));
    }

    /** Data Center's way. */
    Answer secure(Exchange exchange) {
        if (options.loginPageForTokens() && exchange.header("Authorization").startsWith("Bearer")) {
            return Answer.redirect(302, options.contextPath() + "/login.jsp?permissionViolation=true");
        }
        SandboxFile file = find(exchange);
        return Answer.file(file.bytes(), file.mimeType());
    }

    Answer loginPage(Exchange exchange) {
        return Answer.html(200, "<html><body><form>Log in</form></body></html>");
    }

    private SandboxFile find(Exchange exchange) {
        String id = exchange.part("attachment");
        return state.file(id)
                .orElseThrow(() -> JiraError.message(404, "The attachment with id '" + id + "' does not exist"));
    }

    private record Received(String name, String mimeType, long size, Path bytes) {}

    private Received receive(Exchange exchange) {
        try {
            return receive(multipart(exchange));
        } catch (MultipartInput.MalformedStreamException malformed) {
            throw JiraError.message(400, "The request is not a multipart request.");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static MultipartInput multipart(Exchange exchange) throws IOException {
        Map<String, String> type = parameters(exchange.header("Content-Type"));
        String boundary = Optional.ofNullable(type.get("boundary"))
                .orElseThrow(() -> JiraError.message(415, "Unsupported Media Type"));
        MultipartInput multipart = MultipartInput.builder()
                .setInputStream(exchange.stream())
                .setBoundary(boundary.getBytes(StandardCharsets.US_ASCII))
                .get();
        multipart.setHeaderCharset(StandardCharsets.UTF_8);
        return multipart;
    }

    private Received receive(MultipartInput multipart) throws IOException {
        if (!multipart.skipPreamble()) {
            throw JiraError.message(400, "No file was attached.");
        }
        String headers = multipart.readHeaders();
        Map<String, String> disposition = parameters(header(headers, "content-disposition"));
        String name = disposition.getOrDefault("filename", "").replace("\\\"", "\"");
        if (!"file".equals(disposition.get("name")) || name.isEmpty()) {
            throw JiraError.message(400, "No file was attached.");
        }
        Path file = Files.createTempFile(folder, "attachment-", ".bin");
        try (OutputStream out = Files.newOutputStream(file)) {
            multipart.readBodyData(out);
        }
        if (Files.size(file) > options.attachmentLimit()) {
            throw JiraError.message(413, "The file is too large to be attached.");
        }
        return new Received(name, mimeType(headers, name), Files.size(file), file);
    }

    private static String mimeType(String headers, String name) {
        String sent = header(headers, "content-type");
        String byName = Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
                .orElse("application/octet-stream");
        return sent.isEmpty() ? byName : sent;
    }

    private static String header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> parameters(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }
}
