package io.ticketbridge.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML without resolving, fetching or expanding anything, and without keeping much of it. */
final class Xml {
    /**
     * What each JDK says otherwise (java.xml, "Processing Limits"): a file that one lets in must not be refused by the next, and none may remember
     * elements within elements without end.
     */
    static final Map<String, String> LIMITS =
            Map.of("jdk.xml.maxElementDepth", "256", "jdk.xml.elementAttributeLimit", "10000");

    private Xml() {}

    /** No DTD is processed, no entity replaced; whoever reads decides what they mean. */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException, IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        LIMITS.forEach(factory::setProperty);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is resolved");
        });
        XmlText text = XmlText.of(in);
        XMLStreamReader xml = factory.createXMLStreamReader(new ShortTags(text.reader()));
        text.requireDeclared(xml.getCharacterEncodingScheme());
        return xml;
    }
}
