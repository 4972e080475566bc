package io.ticketbridge.content;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML without resolving, fetching or expanding anything, and without keeping much of it. */
final class Xml {
    private Xml() {}

    /** No DTD is processed, no entity replaced; whoever reads decides what they mean. */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException, IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is resolved");
        });
        XmlText text = XmlText.of(in);
        XMLStreamReader xml = new Shallow(factory.createXMLStreamReader(new ShortTags(text.reader())));
        text.requireDeclared(xml.getCharacterEncodingScheme());
        return xml;
    }
}
