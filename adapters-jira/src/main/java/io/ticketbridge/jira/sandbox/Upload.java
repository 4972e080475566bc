package io.ticketbridge.jira.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/** A file that came in a request and is not attached yet. */
record Upload(String name, String mimeType, long size, Path bytes) {
    /** The files of a request's parts named {@code file}, each written to {@code folder}, none larger than {@code limit}. */
    static List<Upload> receive(Exchange exchange, Path folder, long limit) {
        List<Upload> uploads = new ArrayList<>();
        try {
            MultipartInput multipart = multipart(exchange);
            for (boolean more = multipart.skipPreamble(); more; more = multipart.readBoundary()) {
                part(multipart, folder, limit).ifPresent(uploads::add);
            }
        } catch (MultipartInput.MalformedStreamException malformed) {
            throw JiraError.message(400, "The request is not a multipart request.");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return uploads;
    }

    private static MultipartInput multipart(Exchange exchange) throws IOException {
        String boundary = Optional.ofNullable(
                        parameters(exchange.header("Content-Type")).get("boundary"))
                .orElseThrow(() -> JiraError.message(415, "Unsupported Media Type"));
        MultipartInput multipart = MultipartInput.builder()
                .setInputStream(exchange.stream())
                .setBoundary(boundary.getBytes(StandardCharsets.US_ASCII))
                .get();
        multipart.setHeaderCharset(StandardCharsets.UTF_8);
        return multipart;
    }

    private static Optional<Upload> part(MultipartInput multipart, Path folder, long limit) throws IOException {
        String headers = multipart.readHeaders();
        Map<String, String> disposition = parameters(header(headers, "content-disposition"));
        String name = unquoted(Optional.ofNullable(disposition.get("filename")).orElse(""));
        if (!"file".equals(disposition.get("name")) || name.isEmpty()) {
            multipart.discardBodyData();
            return Optional.empty();
        }
        Path file = Files.createTempFile(folder, "attachment-", ".bin");
        try (InputStream in = multipart.newInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            copy(in, out, limit);
        } catch (JiraError tooLarge) {
            Files.delete(file);
            throw tooLarge;
        }
        return Optional.of(new Upload(name, mimeType(headers, name), Files.size(file), file));
    }

    /** The parser of headers leaves the backslash before a quote where it is. */
    private static String unquoted(String name) {
        return name.replace("\\\"", "\"");
    }

    private static void copy(InputStream in, OutputStream out, long limit) throws IOException {
        byte[] buffer = new byte[8_192];
        long left = limit;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            left -= read;
            if (left < 0) {
                throw JiraError.message(413, "The file exceeds its maximum permitted size of " + limit + " bytes.");
            }
            out.write(buffer, 0, read);
        }
    }

    private static String mimeType(String headers, String name) {
        String sent = header(headers, "content-type");
        String byName = Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
                .orElse("application/octet-stream");
        // What says nothing is replaced by what the name says (MimeManager.getSanitisedMimeType of Jira's source).
        return sent.isEmpty() || sent.equals("application/octet-stream") ? byName : sent;
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
