package io.ticketbridge.content;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what would run or fetch something in an SVG. References are harmless only where they are known to be; names
 * are compared in lower case, though XML tells them apart, so that no reader's leniency matters.
 */
final class SvgActivity {
    /** Elements that run a program, hold another language or play a file. */
    private static final Set<String> ACTIVE_ELEMENTS =
            Set.of("script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video");

    private static final Set<String> REFERENCES = Set.of("href", "src", "base", "action", "ping");

    /** Begins as a fragment of the same document, as a picture that is in the attribute itself, or is empty. */
    private static final Pattern HARMLESS_REFERENCE =
            Pattern.compile("\\s*+(#|data:image/(png|jpeg|gif|webp)[;,]|\\z)", Pattern.CASE_INSENSITIVE);

    private boolean found;
    private final Css style = new Css();
    private int depthInStyle;

    boolean found() {
        return found || style.active();
    }

    void look(XMLStreamReader xml, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> lookAtElement(xml);
            case XMLStreamConstants.END_ELEMENT -> depthInStyle = Math.max(0, depthInStyle - 1);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> lookAtText(xml.getText());
            case XMLStreamConstants.DTD,
                    XMLStreamConstants.ENTITY_REFERENCE,
                    XMLStreamConstants.PROCESSING_INSTRUCTION -> found = true;
            default -> {}
        }
    }

    private void lookAtElement(XMLStreamReader xml) {
        String name = xml.getLocalName().toLowerCase(Locale.ROOT);
        if (depthInStyle > 0 || name.equals("style")) {
            depthInStyle++;
        }
        if (ACTIVE_ELEMENTS.contains(name) || isHtml(xml.getNamespaceURI())) {
            found = true;
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            lookAtAttribute(xml, i);
        }
    }

    /** What other vocabularies note, such as the file that a drawing program exports to, no browser takes for CSS. */
    private void lookAtAttribute(XMLStreamReader xml, int index) {
        String name = xml.getAttributeLocalName(index).toLowerCase(Locale.ROOT);
        String value = xml.getAttributeValue(index);
        if (isDangerous(name, value)) {
            found = true;
        }
        boolean ofSvg = isEmpty(xml.getAttributeNamespace(index));
        if (ofSvg && !REFERENCES.contains(name) && Css.isActive(value)) {
            found = true;
        }
    }

    private static boolean isDangerous(String name, String value) {
        if (REFERENCES.contains(name)) {
            return !HARMLESS_REFERENCE.matcher(value).lookingAt();
        }
        return isHandler(name) || (name.equals("attributename") && isNotToBeAnimated(value));
    }

    /** An animation may write into an attribute what we would have refused there, after we looked. */
    private static boolean isNotToBeAnimated(String qualified) {
        String target = qualified.strip().toLowerCase(Locale.ROOT);
        String name = target.substring(target.lastIndexOf(':') + 1);
        return REFERENCES.contains(name) || isHandler(name) || name.equals("style");
    }

    private static boolean isHandler(String name) {
        return name.startsWith("on");
    }

    /** A style sheet comes in pieces, around comments and elements too; a browser joins them, so we do. */
    private void lookAtText(String piece) {
        if (depthInStyle > 0) {
            style.append(piece);
        }
    }

    private static boolean isHtml(@Nullable String namespace) {
        return namespace != null && namespace.contains("xhtml");
    }

    private static boolean isEmpty(@Nullable String namespace) {
        return namespace == null || namespace.isEmpty();
    }
}
