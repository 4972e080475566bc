package io.ticketbridge.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a package says of its parts (ECMA-376 part 2, 10.1.2).
 *
 * @param main the part that is a Word document's main one, in lower case, without the slash at its beginning
 * @param macros whether any part may hold macros
 */
record ContentTypes(Optional<String> main, boolean macros) {
    private static final String MAIN_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final ContentTypes NONE = new ContentTypes(Optional.empty(), false);

    static ContentTypes read(InputStream in) {
        try {
            return read(Xml.reader(in));
        } catch (XMLStreamException | IOException | RuntimeException notWellFormed) {
            return NONE;
        }
    }

    private static ContentTypes read(XMLStreamReader xml) throws XMLStreamException {
        Optional<String> main = Optional.empty();
        boolean macros = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                return NONE;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                String type = attribute(xml, "ContentType").toLowerCase(Locale.ROOT);
                boolean isMain = xml.getLocalName().equals("Override") && type.equals(MAIN_TYPE);
                main = isMain ? Optional.of(attribute(xml, "PartName")) : main;
                macros |= type.contains("macroenabled") || type.contains("vbaproject");
            }
        }
        return new ContentTypes(
                main.filter(name -> name.startsWith("/"))
                        .map(name -> name.substring(1).toLowerCase(Locale.ROOT)),
                macros);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
