package io.ticketbridge.fuzz;

import io.ticketbridge.content.DocxTarget;
import io.ticketbridge.content.PictureTarget;
import io.ticketbridge.content.SvgTarget;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.jira.AdfTarget;
import io.ticketbridge.jira.IssueTarget;
import io.ticketbridge.jira.TextTarget;
import io.ticketbridge.jira.sandbox.JqlTarget;
import io.ticketbridge.rest.FileNameTarget;
import io.ticketbridge.rest.JsonTarget;
import io.ticketbridge.rest.MultipartTarget;
import io.ticketbridge.rest.WebhookTarget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The one list of targets, by the names that {@code ./fuzz/run} takes. */
final class Targets {
    private static final Map<String, Supplier<Target>> ALL = all();

    private Targets() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    static Target named(String name) {
        return Optional.ofNullable(ALL.get(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no target " + name + ", only " + names()))
                .get();
    }

    private static Map<String, Supplier<Target>> all() {
        Map<String, Supplier<Target>> all = new LinkedHashMap<>();
        all.put("multipart", MultipartTarget::new);
        all.put("filename", FileNameTarget::new);
        all.put("json", JsonTarget::new);
        all.put("webhook", WebhookTarget::new);
        all.put("docx", DocxTarget::new);
        all.put("png", () -> new PictureTarget(FileType.PNG));
        all.put("jpeg", () -> new PictureTarget(FileType.JPEG));
        all.put("gif", () -> new PictureTarget(FileType.GIF));
        all.put("webp", () -> new PictureTarget(FileType.WEBP));
        all.put("pdf", () -> new PictureTarget(FileType.PDF));
        all.put("svg", SvgTarget::new);
        all.put("adf", AdfTarget::new);
        all.put("text", TextTarget::new);
        all.put("issue", IssueTarget::new);
        all.put("jql", JqlTarget::new);
        return all;
    }
}
