package io.ticketbridge.domain;

import java.util.Optional;

/** Which files may become evidence on a ticket. */
public final class AttachmentPolicy {
    /** 10 MB, the reference's limit; a file of exactly this size is accepted. */
    public static final long MAX_BYTES = 10L * 1024 * 1024;

    private AttachmentPolicy() {}

    /** The type that a file's name claims; refuses a name whose type is not allowed. */
    public static FileType claimedType(FileName name) {
        return FileType.ofExtension(name.extension())
                .orElseThrow(() -> Refusal.Invalid.of(
                        "file",
                        "file_type_not_allowed",
                        "File type is not allowed: use png, jpg, jpeg, gif, webp, svg, pdf or docx"));
    }

    /** Refuses a file without content, one over the limit, and one whose content is not what its name claims. */
    public static void contentMustBe(FileType claimed, Optional<FileType> detected, long size) {
        if (size == 0) {
            throw Refusal.Invalid.of("file", "empty_file", "File is empty");
        }
        if (size > MAX_BYTES) {
            throw new Refusal.FileTooLarge(MAX_BYTES);
        }
        if (!detected.equals(Optional.of(claimed))) {
            throw Refusal.Invalid.of("file", "content_mismatch", "File content does not match its extension");
        }
    }

    /**
     * Refuses a drawing that would run something in the browser of whoever opens it. A PDF that would run something is
     * evidence like any other: it is stored, and never shown.
     */
    public static void drawingMustBePassive(FileType type, boolean active) {
        if (type == FileType.SVG && active) {
            throw Refusal.Invalid.of(
                    "file",
                    "active_content",
                    "SVG contains active content (script, event handler, external reference or foreignObject):"
                            + " remove it, or send a png of it");
        }
    }
}
