package io.ticketbridge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.fuzz.Target;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names of files as they come in, as they are kept, and as they go out: whoever reads the header reads that name. */
public final class FileNameTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "report.pdf",
                        "C:\\temp\\report.tar.gz",
                        "../../etc/passwd",
                        "a\"b;c%22d\\\"e.png",
                        "\u20ac \u6f0f\ud83d\udc1e.png",
                        "a\u202egnp.exe",
                        "utf-8''%e2%82%ac%20rates.pdf",
                        "utf-8'en'%zz",
                        "\"quoted\\\\\"; name=x",
                        "\r\nSet-Cookie: a=b",
                        "x".repeat(300))
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @Override
    public void read(byte[] input) {
        readName(new String(input, UTF_8));
        readName(ByteBuffer.wrap(input).asCharBuffer().toString());
    }

    private static void readName(String text) {
        kept(text);
        sent(text);
        received("Content-Disposition: form-data; name=\"file\"; filename=" + text, text.length());
        received("Content-Disposition: form-data; name=\"file\"; filename*=" + text, text.length());
        received("Content-Disposition: form-data; name=\"file\"; filename=\"" + text + "\"", text.length());
    }

    private static void kept(String text) {
        try {
            FileName name = new FileName(text);
            assertThat(name.value()).hasSizeBetween(1, FileName.MAX_LENGTH).doesNotContain("/", "\\", "\n", "\0");
            assertThat(name.extension()).doesNotContain(".");
            assertThat(new FileName(name.value())).isEqualTo(name);
        } catch (Refusal.Invalid refused) {
            assertThat(refused.violations()).isNotEmpty();
        }
    }

    private static void sent(String text) {
        String header = ContentDisposition.of("inline", text);
        assertThat(header).matches("[ -~]*+");
        String read =
                PartHeaders.parse("Content-Disposition: " + header).filename().orElse("");
        int[] wanted = text.codePoints().limit(FileName.MAX_LENGTH).toArray();
        int[] seen = read.codePoints().toArray();
        boolean same = seen.length == wanted.length
                && IntStream.range(0, seen.length).allMatch(i -> seen[i] == wanted[i] || seen[i] == '_');
        assertThat(same).as("whether it is read as it was sent: %s", header).isTrue();
    }

    private static void received(String headers, int length) {
        PartHeaders part = PartHeaders.parse(headers);
        part.filename().ifPresent(name -> assertThat(name).hasSizeBetween(1, Math.max(1, length)));
        part.filename().ifPresent(FileNameTarget::kept);
    }
}
