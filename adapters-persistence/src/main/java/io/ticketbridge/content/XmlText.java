package io.ticketbridge.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The characters of an XML file. They are decoded here, for the JDK's parser prints what it cannot decode to standard error.
 * Encodings are those of which Java and browsers make the same markup.
 *
 * @param declared the encoding that the file says it is in, in lower case
 */
record XmlText(Reader reader, Optional<String> declared) {
    private static final Map<String, Charset> ENCODINGS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf8", StandardCharsets.UTF_8,
            "us-ascii", StandardCharsets.US_ASCII,
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "windows-1252", Charset.forName("windows-1252"));

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] BIG_ENDIAN_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] LITTLE_ENDIAN_MARK = {(byte) 0xFF, (byte) 0xFE};

    /** Where a declaration is over that says no more than one may. */
    private static final int DECLARATION_BYTES = 256;

    private static final Pattern ENCODING = Pattern.compile(
            "(?:\uFEFF|\u00EF\u00BB\u00BF)?<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*" + "[\"']([A-Za-z0-9._-]+)[\"']");

    static XmlText of(InputStream bytes) throws IOException, XMLStreamException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        in.mark(DECLARATION_BYTES);
        byte[] start = in.readNBytes(DECLARATION_BYTES);
        in.reset();
        if (startsWith(start, BIG_ENDIAN_MARK)) {
            return utf16(in, start, StandardCharsets.UTF_16BE);
        }
        if (startsWith(start, LITTLE_ENDIAN_MARK)) {
            return utf16(in, start, StandardCharsets.UTF_16LE);
        }
        boolean marked = startsWith(start, UTF_8_MARK);
        in.skipNBytes(marked ? UTF_8_MARK.length : 0);
        Optional<String> declared = declared(new String(start, StandardCharsets.ISO_8859_1));
        Charset charset = declared.isEmpty() ? StandardCharsets.UTF_8 : ENCODINGS.get(declared.get());
        if (charset == null || (marked && !charset.equals(StandardCharsets.UTF_8))) {
            throw new XMLStreamException("An encoding that not all read alike");
        }
        return new XmlText(strict(in, charset), declared);
    }

    /** Refuses where the parser found another declaration, or none: then a browser may go by another than we did. */
    void requireDeclared(@Nullable String found) throws XMLStreamException {
        if (!Objects.equals(declared.orElse(null), found == null ? null : found.toLowerCase(Locale.ROOT))) {
            throw new XMLStreamException("Two declarations of an encoding");
        }
    }

    private static XmlText utf16(InputStream in, byte[] start, Charset charset) throws IOException, XMLStreamException {
        in.skipNBytes(BIG_ENDIAN_MARK.length);
        Optional<String> declared = declared(new String(start, charset));
        if (declared.filter(name -> !name.equals("utf-16")).isPresent()) {
            throw new XMLStreamException("An encoding that not all read alike");
        }
        return new XmlText(strict(in, charset), declared);
    }

    private static Optional<String> declared(String start) {
        Matcher matcher = ENCODING.matcher(start);
        return matcher.lookingAt() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static Reader strict(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
