package io.ticketbridge.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.FileType;
import io.ticketbridge.fuzz.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** SVG. What is let in as passive is so too for another parser of XML, which builds the whole tree. */
public final class SvgTarget implements Target {
    private static final Set<String> ACTIVE = Set.of("script", "foreignobject", "iframe", "handler", "embed", "object");

    private final Evidence evidence = new Evidence();
    private final DocumentBuilder trees = trees();

    @Override
    public List<byte[]> seeds() {
        return Evidence.seeds(FileType.SVG);
    }

    @Override
    public void read(byte[] input) throws IOException {
        Path file = evidence.of(input);
        SvgDocument svg = SvgDocument.read(file);
        if (svg.valid() && !svg.active()) {
            assertIsPassive(file);
        }
    }

    private void assertIsPassive(Path file) throws IOException {
        Document tree;
        try {
            tree = trees.parse(file.toFile());
        } catch (SAXException differently) {
            throw new AssertionError("Another parser does not take it for XML", differently);
        }
        assertThat(tree.getDocumentElement().getLocalName()).isEqualTo("svg");
        NodeList elements = tree.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < elements.getLength(); i++) {
            assertIsPassive((Element) elements.item(i));
        }
    }

    private static void assertIsPassive(Element element) {
        assertThat(element.getLocalName().toLowerCase(Locale.ROOT)).isNotIn(ACTIVE);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
            // What declares a prefix is no attribute of the drawing's, whatever the prefix is.
            boolean declares = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
            assertThat(declares ? "" : name.toLowerCase(Locale.ROOT)).doesNotStartWith("on");
            if (name.equalsIgnoreCase("href")) {
                assertThat(attribute.getValue().strip().toLowerCase(Locale.ROOT))
                        .doesNotStartWith("javascript:");
            }
        }
    }

    private static DocumentBuilder trees() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            Xml.LIMITS.forEach(factory::setAttribute);
            DocumentBuilder trees = factory.newDocumentBuilder();
            trees.setErrorHandler(null);
            return trees;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
