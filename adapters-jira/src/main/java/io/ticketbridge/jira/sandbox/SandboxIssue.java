package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An issue as the sandbox keeps it. Guarded by its {@link SandboxState}. */
final class SandboxIssue {
    final String id;
    final String summary;
    final String type;
    final Instant created;
    final List<String> labels;
    final Map<String, JsonNode> properties = new LinkedHashMap<>();
    final List<SandboxComment> comments = new ArrayList<>();
    final List<SandboxFile> attachments = new ArrayList<>();
    String key;
    Body description;
    String status = Workflow.FIRST;
    Instant updated;

    @Nullable
    String assignee;

    @Nullable
    String priority;

    @Nullable
    String resolution;

    SandboxIssue(
            String id, String key, String summary, String type, Body description, List<String> labels, Instant now) {
        this.id = id;
        this.key = key;
        this.summary = summary;
        this.type = type;
        this.description = description;
        this.labels = List.copyOf(labels);
        this.created = now;
        this.updated = now;
    }

    Optional<SandboxComment> comment(String commentId) {
        return comments.stream().filter(comment -> comment.id.equals(commentId)).findFirst();
    }

    /** A text that came as a document (v3) or as wiki text (v2); Jira shows each in both. */
    record Body(String text, Optional<JsonNode> document) {
        static final Body EMPTY = new Body("", Optional.empty());
    }

    /** A comment. */
    static final class SandboxComment {
        final String id;
        final String author;
        final Instant created;
        Body body;
        Instant updated;

        SandboxComment(String id, String author, Body body, Instant now) {
            this.id = id;
            this.author = author;
            this.body = body;
            this.created = now;
            this.updated = now;
        }
    }

    /** A file; its bytes are on disk. */
    record SandboxFile(
            String id, String name, String mimeType, long size, String author, Instant created, Path bytes) {}
}
