package health.onward.outside.scan;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML: well-formed, without definitions of its own (they make bombs and reach out), style sheets that run, or scripts. */
final class XmlFormat implements Format {

    private static final int DEEPEST = 500;
    private static final Set<String> ACTIVE = Set.of("script", "iframe", "object", "embed", "applet", "foreignobject");

    private final XMLInputFactory factory;

    XmlFormat() {
        factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // What is wrong with a file is told as a verdict, not on the console.
        factory.setXMLReporter((message, type, related, location) -> {});
    }

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            int depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        passive(reader);
                        depth++;
                        if (depth > DEEPEST) {
                            throw new NotThat("its elements are nested " + depth + " deep");
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.DTD -> throw new NotThat("it has a document type definition");
                    case XMLStreamConstants.PROCESSING_INSTRUCTION -> unstyled(reader);
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new NotThat("it is not well-formed XML");
        }
    }

    private static void passive(XMLStreamReader reader) throws NotThat {
        if (ACTIVE.contains(reader.getLocalName().toLowerCase(Locale.ROOT))) {
            throw new NotThat("it has an element " + reader.getLocalName());
        }
        for (int n = 0; n < reader.getAttributeCount(); n++) {
            String value = reader.getAttributeValue(n).strip().toLowerCase(Locale.ROOT);
            if (value.startsWith("javascript:") || value.startsWith("vbscript:")) {
                throw new NotThat("an attribute holds a script");
            }
        }
    }

    private static void unstyled(XMLStreamReader reader) throws NotThat {
        if (reader.getPITarget().equalsIgnoreCase("xml-stylesheet")) {
            throw new NotThat("it brings a style sheet");
        }
    }
}
