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
    final String type;
    final Instant created;
    final List<String> labels = new ArrayList<>();
    final Map<String, JsonNode> furtherFields = new LinkedHashMap<>();
    final Map<String, JsonNode> properties = new LinkedHashMap<>();
    final Map<String, JsonNode> remoteLinks = new LinkedHashMap<>();
    final List<SandboxComment> comments = new ArrayList<>();
    final List<SandboxFile> attachments = new ArrayList<>();
    String key;
    String creator = JiraSandbox.ACCOUNT;
    String summary;
    Body description = Body.EMPTY;
    String status = Workflow.FIRST;
    Instant updated;
    /** When it was updated before, latest last. */
    final List<Instant> updates = new ArrayList<>();

    @Nullable
    String assignee;

    /** What a caller chose; without it Jira shows the default. */
    @Nullable
    String priority;

    @Nullable
    String resolution;

    SandboxIssue(String id, String key, String summary, String type, Instant now) {
        this.id = id;
        this.key = key;
        this.summary = summary;
        this.type = type;
        this.created = now;
        this.updated = now;
    }

    void touch(Instant now) {
        updates.add(updated);
        updated = now;
    }

    /** When it was last updated for all that whoever lags behind so far knows. */
    Instant updatedBy(Instant known) {
        for (int i = updates.size(); i >= 0; i--) {
            Instant update = i == updates.size() ? updated : updates.get(i);
            if (!update.isAfter(known)) {
                return update;
            }
        }
        return created;
    }

    String project() {
        return key.substring(0, key.lastIndexOf('-'));
    }

    Optional<SandboxComment> comment(String commentId) {
        return comments.stream().filter(comment -> comment.id.equals(commentId)).findFirst();
    }

    /** A text that came as a document (v3) or as wiki text (v2); Jira shows each in both. */
    record Body(String text, Optional<JsonNode> document) {
        static final Body EMPTY = new Body("", Optional.empty());

        static Body of(String text) {
            return new Body(text, Optional.empty());
        }
    }

    /** A comment. */
    static final class SandboxComment {
        final String id;
        final String author;
        final Instant created;
        final Map<String, JsonNode> properties = new LinkedHashMap<>();
        Body body;
        Instant updated;

        SandboxComment(String id, String author, Body body, Instant now) {
            this.id = id;
            this.author = author;
            this.body = body;
            this.created = now;
            this.updated = now;
        }

        void edit(Body newBody, Instant now) {
            body = newBody;
            updated = now;
        }
    }

    /** A file; its bytes are on disk. */
    record SandboxFile(
            String id, String name, String mimeType, long size, String author, Instant created, Path bytes) {}
}
