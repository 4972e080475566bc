package io.ticketbridge.domain;

import java.util.Optional;

/** The kinds of file that evidence may be. */
public enum FileType {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    WEBP("image/webp"),
    SVG("image/svg+xml"),
    PDF("application/pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final String mimeType;

    FileType(String mimeType) {
        this.mimeType = mimeType;
    }

    /** The media type registered with IANA. */
    public String mimeType() {
        return mimeType;
    }

    /** The type that files with this extension (lower case, no dot) claim to be. */
    public static Optional<FileType> ofExtension(String extension) {
        return switch (extension) {
            case "png" -> Optional.of(PNG);
            case "jpg", "jpeg" -> Optional.of(JPEG);
            case "gif" -> Optional.of(GIF);
            case "webp" -> Optional.of(WEBP);
            case "svg" -> Optional.of(SVG);
            case "pdf" -> Optional.of(PDF);
            case "docx" -> Optional.of(DOCX);
            default -> Optional.empty();
        };
    }
}
