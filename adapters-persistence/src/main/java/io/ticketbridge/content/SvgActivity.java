package io.ticketbridge.content;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Looks for what would run or fetch something in an SVG: a list of what is harmless, everything else is not. */
final class SvgActivity {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** Elements that run a program, hold another language, or change an attribute after this look at it. */
    private static final Set<String> ACTIVE_ELEMENTS = Set.of(
            "script",
            "foreignobject",
            "handler",
            "listener",
            "iframe",
            "embed",
            "object",
            "audio",
            "video",
            "set",
            "animate",
            "animatetransform",
            "animatemotion",
            "discard");

    private static final Set<String> REFERENCES = Set.of("href", "src", "base", "from", "to", "values", "by", "action");

    /** A fragment of the same document, or a picture that is in the attribute itself. */
    private static final Pattern HARMLESS_REFERENCE =
            Pattern.compile("\\s*(#.*|data:image/(png|jpeg|gif|webp)[;,].*)?", Pattern.DOTALL);

    /** CSS that fetches or runs; an escape may hide any of it. {@code url(#…)} is a reference within the document. */
    private static final Pattern ACTIVE_CSS = Pattern.compile(
            "@import|expression\\s*\\(|javascript:|-moz-binding|behavior\\s*:|image-set|\\\\|url\\s*\\((?!\\s*[\"']?#)");

    private boolean found;
    private boolean inStyle;

    boolean found() {
        return found;
    }

    void look(XMLStreamReader xml, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> lookAtElement(xml);
            case XMLStreamConstants.END_ELEMENT -> inStyle = false;
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (inStyle) {
                    lookAtCss(xml.getText());
                }
            }
            case XMLStreamConstants.DTD,
                    XMLStreamConstants.ENTITY_REFERENCE,
                    XMLStreamConstants.PROCESSING_INSTRUCTION -> found = true;
            default -> {}
        }
    }

    private void lookAtElement(XMLStreamReader xml) {
        String name = xml.getLocalName().toLowerCase(Locale.ROOT);
        inStyle = name.equals("style");
        if (ACTIVE_ELEMENTS.contains(name) || isHtml(xml.getNamespaceURI())) {
            found = true;
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            lookAtAttribute(xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT), xml.getAttributeValue(i));
        }
    }

    private void lookAtAttribute(String name, String value) {
        boolean handler = name.startsWith("on");
        boolean reference =
                REFERENCES.contains(name) && !HARMLESS_REFERENCE.matcher(value).matches();
        if (handler || reference) {
            found = true;
        }
        lookAtCss(value);
    }

    private void lookAtCss(String text) {
        if (ACTIVE_CSS.matcher(text.toLowerCase(Locale.ROOT)).find()) {
            found = true;
        }
    }

    private static boolean isHtml(@Nullable String namespace) {
        return namespace != null && !namespace.equals(NAMESPACE) && namespace.contains("xhtml");
    }
}
