package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

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
        List<Upload> uploads =
                Upload.receive(exchange, folder, options.answers().attachmentLimit());
        if (uploads.isEmpty()) {
            throw JiraError.message(400, "No file was attached.");
        }
        return state.with(exchange.part("issue"), issue -> {
            ArrayNode list = JiraJson.array();
            uploads.forEach(upload -> list.add(json.attachment(state.attach(
                    issue, upload.name(), upload.mimeType(), upload.size(), JiraSandbox.ACCOUNT, upload.bytes()))));
            return Answer.json(200, list);
        });
    }

    /** Here Cloud's id is a number, and a text everywhere else. */
    Answer metadata(Exchange exchange) {
        SandboxFile file = find(exchange);
        ObjectNode shown = json.attachment(file);
        return Answer.json(200, json.isCloud() ? shown.put("id", Long.parseLong(file.id())) : shown);
    }

    Answer delete(Exchange exchange) {
        state.detach(find(exchange));
        return Answer.nothing();
    }

    /** Cloud's way: to the other origin by a link that is good for once, or the bytes where the caller asks for that. */
    Answer content(Exchange exchange) {
        SandboxFile file = find(exchange);
        if (exchange.query("redirect", "true").equals("false")) {
            return Answer.file(file.bytes(), file.mimeType());
        }
        String link = UUID.randomUUID().toString();
        filesOfLinks.put(link, file.id());
        return Answer.redirect(303, mediaUrl + "/file/" + link + "/binary?token=signed&name=attachment");
    }

    /** The other origin refuses whoever brings a credential that is not for it. */
    Answer media(Exchange exchange) {
        if (!exchange.header("Authorization").isEmpty()) {
            return Answer.of(400, "application/xml", "<Error><Code>InvalidArgument</Code></Error>");
        }
        return Optional.ofNullable(filesOfLinks.remove(exchange.part("link")))
                .flatMap(state::file)
                .map(file -> Answer.file(file.bytes(), file.mimeType()))
                .orElseGet(() -> Answer.of(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>"));
    }

    /** Data Center's way. */
    Answer secure(Exchange exchange) {
        boolean byToken = exchange.header("Authorization").startsWith("Bearer");
        if (byToken && options.answers().loginPageForTokens()) {
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
}
