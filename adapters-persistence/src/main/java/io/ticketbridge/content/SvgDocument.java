package io.ticketbridge.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a file is as an SVG, found out without resolving, fetching or expanding anything.
 *
 * @param valid whether it is well-formed XML whose root is {@code svg} in the SVG namespace
 * @param active whether a browser that shows it would run or fetch something
 */
record SvgDocument(boolean valid, boolean active) {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final SvgDocument NONE = new SvgDocument(false, false);

    static SvgDocument read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(Xml.reader(in));
        } catch (XMLStreamException | RuntimeException notWellFormed) {
            return NONE;
        }
    }

    private static SvgDocument read(XMLStreamReader xml) throws XMLStreamException {
        if (!isVersionOne(xml.getVersion())) {
            return NONE;
        }
        boolean rooted = false;
        SvgActivity activity = new SvgActivity();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && !rooted) {
                if (!xml.getLocalName().equals("svg") || !NAMESPACE.equals(xml.getNamespaceURI())) {
                    return NONE;
                }
                rooted = true;
            }
            activity.look(xml, event);
        }
        return new SvgDocument(rooted, activity.found());
    }

    /** Of another version Java and browsers may make different markup. */
    private static boolean isVersionOne(@Nullable String version) {
        return version == null || version.equals("1.0");
    }
}
