package dev.heartline.carrier.plivo;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import dev.heartline.carrier.turn.InvalidInstructions;
import dev.heartline.carrier.turn.Step;

/** Plivo XML, valid by its schema or refused. */
public final class PlivoXml {
    private static final Schema SCHEMA = schema();
    private static final String DEFAULT_PATIENCE = "15";

    private PlivoXml() {}

    public static List<Step> read(String xml) throws InvalidInstructions {
        var response = valid(xml);
        var steps = new ArrayList<Step>();
        for (var element : children(response)) {
            switch (element.getTagName()) {
                case "Speak" -> steps.add(new Step.Say(element.getTextContent()));
                case "GetInput" -> {
                    for (var prompt : children(element)) {
                        steps.add(new Step.Say(prompt.getTextContent()));
                    }
                    steps.add(listen(element, redirectAfter(element)));
                    return steps;
                }
                case "Dial" ->
                    steps.add(new Step.Connect(
                            "+" + element.getTextContent().strip(),
                            Optional.of(element.getAttribute("action")).filter(url -> !url.isBlank())));
                case "Wait" -> steps.add(wait(element));
                case "Hangup" -> {
                    return steps;
                }
                default ->
                    throw new InvalidInstructions("<" + element.getTagName() + "> stands alone in no XML of ours");
            }
        }
        return steps;
    }

    private static Step.WaitForBeep wait(Element wait) throws InvalidInstructions {
        if (!wait.getAttribute("beep").equals("true")
                || wait.getAttribute("silence").equals("true")) {
            throw new InvalidInstructions("<Wait> is simulated for the beep of mailboxes only");
        }
        var length = wait.hasAttribute("length") ? wait.getAttribute("length") : "1";
        return new Step.WaitForBeep(Duration.ofSeconds(Long.parseLong(length)));
    }

    private static Step.Listen listen(Element input, Optional<String> otherwise) throws InvalidInstructions {
        if (!input.getAttribute("inputType").contains("speech")) {
            throw new InvalidInstructions("the simulated callers speak: <GetInput> needs the inputType speech");
        }
        if (otherwise.isEmpty()) {
            throw new InvalidInstructions("a silent caller would be hung up on: no <Redirect> after <GetInput>");
        }
        var patience =
                input.hasAttribute("executionTimeout") ? input.getAttribute("executionTimeout") : DEFAULT_PATIENCE;
        return new Step.Listen(input.getAttribute("action"), Duration.ofSeconds(Long.parseLong(patience)), otherwise);
    }

    private static Optional<String> redirectAfter(Element input) {
        for (Node node = input.getNextSibling(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                return Optional.of(element)
                        .filter(next -> next.getTagName().equals("Redirect"))
                        .map(next -> next.getTextContent().strip());
            }
        }
        return Optional.empty();
    }

    private static Element valid(String xml) throws InvalidInstructions {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            // Errors are thrown; the default handler would print them as well.
            builder.setErrorHandler(new DefaultHandler());
            var document = builder.parse(new InputSource(new StringReader(xml)));
            SCHEMA.newValidator().validate(new DOMSource(document));
            return document.getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new InvalidInstructions("not Plivo XML: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform parses XML", e);
        }
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

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(PlivoXml.class.getResource("plivo-xml.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
