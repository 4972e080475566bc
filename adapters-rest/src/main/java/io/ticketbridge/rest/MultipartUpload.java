package io.ticketbridge.rest;

import io.ticketbridge.domain.AttachmentPolicy;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.usecase.AttachFile;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;

/**
 * A {@code multipart/form-data} body (RFC 7578) with exactly one part, {@code file}, read as it comes. What follows the
 * file is seen only when the file has been read, so the stream that is handed on refuses at its end where something does.
 */
final class MultipartUpload {
    /** A file at its limit, with room for what is around it. */
    private static final long MAX_BODY = AttachmentPolicy.MAX_BYTES + 64 * 1024;

    private static final int MAX_PART_HEADERS = 8 * 1024;
    private static final int MAX_BOUNDARY = 70;

    private MultipartUpload() {}

    static AttachFile.Command read(HttpHeaders headers, InputStream body) {
        if (LimitedStream.isAnnouncedOver(MAX_BODY, headers.getHeaderString(HttpHeaders.CONTENT_LENGTH))) {
            throw new Refusal.FileTooLarge(AttachmentPolicy.MAX_BYTES);
        }
        try {
            MultipartInput multipart = MultipartInput.builder()
                    .setInputStream(new LimitedStream(body, MAX_BODY))
                    .setBoundary(boundary(headers).getBytes(StandardCharsets.US_ASCII))
                    .setMaxPartHeaderSize(MAX_PART_HEADERS)
                    .get();
            multipart.setHeaderCharset(StandardCharsets.UTF_8);
            return file(multipart, IdempotencyHeader.of(headers));
        } catch (FileUploadException | IllegalArgumentException malformed) {
            throw malformed();
        } catch (IOException cutOff) {
            throw malformed();
        }
    }

    static BadRequest malformed() {
        return new BadRequest(
                400, "malformed_multipart", "The body is not valid multipart/form-data with one part, file");
    }

    private static AttachFile.Command file(MultipartInput multipart, Optional<IdempotencyKey> key) throws IOException {
        if (!multipart.skipPreamble()) {
            throw Refusal.Invalid.of("file", "required", "File is required: send exactly one part, file");
        }
        PartHeaders part = PartHeaders.parse(multipart.readHeaders());
        if (!part.name().equals(Optional.of("file"))) {
            throw Refusal.Invalid.of("file", "required", "Send exactly one part, file");
        }
        String filename = part.filename()
                .orElseThrow(() -> Refusal.Invalid.of("file", "required", "The part file must have a filename"));
        return new AttachFile.Command(new FileName(filename), new PartStream(multipart), key);
    }

    private static String boundary(HttpHeaders headers) {
        // Jersey lets a body pass that says nothing of its type.
        MediaType type = Optional.ofNullable(headers.getMediaType()).orElseThrow(NotSupportedException::new);
        return Optional.ofNullable(type.getParameters().get("boundary"))
                .filter(boundary -> !boundary.isEmpty() && boundary.length() <= MAX_BOUNDARY)
                .orElseThrow(MultipartUpload::malformed);
    }
}
