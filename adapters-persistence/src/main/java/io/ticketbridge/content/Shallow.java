package io.ticketbridge.content;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** XML whose elements are within each other at most {@value #DEEPEST} times: the JDK's parser remembers each that is open. */
final class Shallow extends StreamReaderDelegate {
    static final int DEEPEST = 256;

    private int depth;

    Shallow(XMLStreamReader reader) {
        super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        if (depth > DEEPEST) {
            throw new XMLStreamException("Elements within elements without end");
        }
        return event;
    }
}
