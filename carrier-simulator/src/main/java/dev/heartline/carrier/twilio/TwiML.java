package dev.heartline.carrier.twilio;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The verbs of a TwiML document that the simulator acts on, in order; others are left out. */
record TwiML(List<Verb> verbs) {
    sealed interface Verb {}

    record Say(String text) implements Verb {}

    /**
     * @param action asked for more TwiML when the session ends
     * @param parameters told to our websocket in its setup message
     * @param partialPrompts whether words are told while they are still being spoken
     */
    record ConversationRelay(
            String url,
            String welcomeGreeting,
            Optional<String> action,
            Map<String, String> parameters,
            boolean partialPrompts)
            implements Verb {}

    /**
     * Says the words and hears what the caller says.
     *
     * @param action where it is posted
     * @param patience with a silent caller
     * @param tellsSilence whether the action is asked also when nothing was heard; otherwise the TwiML goes on
     */
    record Gather(String words, String action, Duration patience, boolean tellsSilence) implements Verb {}

    record Hangup() implements Verb {}

    /**
     * Connects the person to somebody else.
     *
     * @param action asked for more TwiML when that is over, or came to nothing
     */
    record Dial(String number, Optional<String> action) implements Verb {}

    record Reject(String reason) implements Verb {}

    /** Answer to an inbound text. */
    record Message(String body) implements Verb {}

    /** The document cannot be read; Twilio would play its error announcement. */
    static final class InvalidTwiML extends Exception {
        InvalidTwiML(String why) {
            super("invalid TwiML: " + why);
        }
    }

    /** A blank answer instructs to do nothing more. */
    static TwiML parse(String xml) throws InvalidTwiML {
        if (xml.isBlank()) {
            return new TwiML(List.of());
        }
        var response = root(xml);
        if (!response.getTagName().equals("Response")) {
            throw new InvalidTwiML("the root is <" + response.getTagName() + ">, not <Response>");
        }
        var verbs = new ArrayList<Verb>();
        for (var element : children(response)) {
            switch (element.getTagName()) {
                case "Say" -> verbs.add(new Say(element.getTextContent().strip()));
                case "Hangup" -> verbs.add(new Hangup());
                case "Dial" -> verbs.add(new Dial(element.getTextContent().strip(), attribute(element, "action")));
                case "Gather" -> verbs.add(gather(element));
                case "Reject" -> verbs.add(new Reject(element.getAttribute("reason")));
                case "Message" -> verbs.add(new Message(messageBody(element)));
                case "Connect" -> {
                    var action = attribute(element, "action");
                    for (var relay : children(element)) {
                        if (relay.getTagName().equals("ConversationRelay")) {
                            verbs.add(relay(relay, action));
                        }
                    }
                }
                default -> {}
            }
        }
        return new TwiML(verbs);
    }

    private static Gather gather(Element gather) throws InvalidTwiML {
        if (!gather.getAttribute("input").contains("speech")) {
            throw new InvalidTwiML("the simulated callers speak: <Gather> needs the input speech");
        }
        var action = attribute(gather, "action").orElseThrow(() -> new InvalidTwiML("<Gather> without action"));
        var words = children(gather).stream()
                .filter(child -> child.getTagName().equals("Say"))
                .map(child -> child.getTextContent().strip())
                .collect(Collectors.joining(" "));
        try {
            var patience = Duration.ofSeconds(
                    Long.parseLong(attribute(gather, "timeout").orElse("5")));
            return new Gather(words, action, patience, "true".equals(gather.getAttribute("actionOnEmptyResult")));
        } catch (NumberFormatException e) {
            throw new InvalidTwiML("the timeout of <Gather> is a number of seconds");
        }
    }

    private static ConversationRelay relay(Element relay, Optional<String> action) throws InvalidTwiML {
        var url = attribute(relay, "url").orElseThrow(() -> new InvalidTwiML("<ConversationRelay> without url"));
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : children(relay)) {
            if (parameter.getTagName().equals("Parameter")) {
                parameters.put(parameter.getAttribute("name"), parameter.getAttribute("value"));
            }
        }
        return new ConversationRelay(
                url,
                relay.getAttribute("welcomeGreeting"),
                action,
                parameters,
                "true".equals(relay.getAttribute("partialPrompts")));
    }

    private static String messageBody(Element message) {
        return children(message).stream()
                .filter(child -> child.getTagName().equals("Body"))
                .map(Element::getTextContent)
                .findFirst()
                .orElseGet(message::getTextContent)
                .strip();
    }

    private static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isBlank());
    }

    private static List<Element> children(Element parent) {
        var elements = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static Element root(String xml) throws InvalidTwiML {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            // Errors are thrown; the default handler would print them as well.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new InvalidTwiML(e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform parses XML", e);
        }
    }
}
