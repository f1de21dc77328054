package dev.heartline.call.provider.plivo;

import java.io.StringWriter;
import java.time.Duration;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.heartline.call.provider.turn.NextTurn;
import dev.heartline.call.provider.turn.TurnConfig;
import dev.heartline.telephony.number.NetworkNumber;

/**
 * What we answer Plivo.
 *
 * @see <a href="https://www.plivo.com/docs/voice/xml/overview">Plivo XML</a>
 */
final class PlivoXml {

    /** The least that Plivo takes, in seconds. */
    private static final long SHORTEST_PATIENCE = 5;

    private static final long SHORTEST_PAUSE = 2;

    /** Of somebody who is to take a call over, in seconds; then the coach takes the caller back. */
    private static final int LONGEST_RINGING = 30;

    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private PlivoXml() {}

    /**
     * Says the words and listens; the end of the XML ends the call.
     *
     * @param turnUrl where what was heard is posted, and where a silent caller is taken to
     */
    static String of(NextTurn next, String turnUrl, TurnConfig rhythm, String language) {
        return response(xml -> {
            if (next.listens()) {
                xml.writeStartElement("GetInput");
                xml.writeAttribute("action", turnUrl);
                xml.writeAttribute("method", "POST");
                xml.writeAttribute("inputType", "speech");
                xml.writeAttribute("language", language);
                xml.writeAttribute(
                        "executionTimeout", String.valueOf(listens(rhythm).toSeconds()));
                xml.writeAttribute(
                        "speechEndTimeout",
                        String.valueOf(Math.max(SHORTEST_PAUSE, rhythm.pause().toSeconds())));
                xml.writeAttribute("redirect", "true");
                // Plivo would keep what was said in its logs.
                xml.writeAttribute("log", "false");
                speak(xml, next.words(), language);
                xml.writeEndElement();
                xml.writeStartElement("Redirect");
                xml.writeAttribute("method", "POST");
                xml.writeCharacters(turnUrl);
                xml.writeEndElement();
            } else {
                speak(xml, next.words(), language);
                xml.writeEmptyElement("Hangup");
            }
        });
    }

    /** How long Plivo waits for a silent caller. */
    static Duration listens(TurnConfig rhythm) {
        return Duration.ofSeconds(Math.max(SHORTEST_PATIENCE, rhythm.listens().toSeconds()));
    }

    /**
     * Somebody else takes the call over.
     *
     * @param endedUrl asked what to do next when they are done, or when nobody does
     */
    static String dial(String number, String endedUrl) {
        return response(xml -> {
            xml.writeStartElement("Dial");
            xml.writeAttribute("action", endedUrl);
            xml.writeAttribute("method", "POST");
            xml.writeAttribute("redirect", "true");
            xml.writeAttribute("timeout", String.valueOf(LONGEST_RINGING));
            xml.writeStartElement("Number");
            xml.writeCharacters(NetworkNumber.ofE164(number));
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    /**
     * Says a message once the beep is heard, after which the call ends.
     *
     * @param longest that a greeting may last; where no beep was heard by then it is said all the same
     * @see <a href="https://www.plivo.com/docs/voice/xml/wait">Wait</a>
     */
    static String leave(String words, Duration longest, String language) {
        return response(xml -> {
            xml.writeEmptyElement("Wait");
            xml.writeAttribute("length", String.valueOf(longest.toSeconds()));
            xml.writeAttribute("beep", "true");
            speak(xml, words, language);
            xml.writeEmptyElement("Hangup");
        });
    }

    static String hangUp() {
        return response(xml -> xml.writeEmptyElement("Hangup"));
    }

    private static void speak(XMLStreamWriter xml, String words, String language) throws XMLStreamException {
        if (!words.isBlank()) {
            xml.writeStartElement("Speak");
            xml.writeAttribute("language", language);
            xml.writeCharacters(words);
            xml.writeEndElement();
        }
    }

    private static String response(Content content) {
        var text = new StringWriter();
        try {
            var xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Response");
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text.toString();
    }

    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }
}
