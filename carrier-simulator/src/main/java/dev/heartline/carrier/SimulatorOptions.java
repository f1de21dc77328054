package dev.heartline.carrier;

import java.util.Optional;

import dev.heartline.carrier.bird.BirdKeys;
import dev.heartline.carrier.messagebird.MessageBirdKeys;
import dev.heartline.carrier.plivo.PlivoKeys;
import dev.heartline.carrier.twilio.NumberRoutes;
import dev.heartline.carrier.twilio.TwilioAccount;
import dev.heartline.carrier.vonage.VonageApplication;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.telephony.number.PhoneNumber;

/**
 * How to start a simulator.
 *
 * @param host the address to listen at
 * @param port to listen on; 0 for any free one
 * @param ourNumber the number that people call and text
 * @param routes where our services listen; may follow later
 * @param history ended calls and texts kept at most, each
 * @param vonage our application there; empty where there is no Vonage
 * @param plivo our account there; empty where there is no Plivo
 * @param messageBird our account there; empty where there is no MessageBird
 * @param bird our workspace there; empty where there is no Bird
 */
public record SimulatorOptions(
        String host,
        int port,
        PhoneNumber ourNumber,
        TwilioAccount twilio,
        NumberRoutes routes,
        NetworkManners manners,
        int history,
        Optional<VonageApplication> vonage,
        Optional<PlivoKeys> plivo,
        Optional<MessageBirdKeys> messageBird,
        Optional<BirdKeys> bird) {
    public static final PhoneNumber DEFAULT_NUMBER = PhoneNumber.of("+12025550100");
    public static final int DEFAULT_HISTORY = 10_000;
    private static final String LOOPBACK = "127.0.0.1";

    /** A free port of the loopback interface, the default number, no routes yet. */
    public static SimulatorOptions of(TwilioAccount twilio) {
        return new SimulatorOptions(
                LOOPBACK,
                0,
                DEFAULT_NUMBER,
                twilio,
                NumberRoutes.NONE,
                NetworkManners.PATIENT,
                DEFAULT_HISTORY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public SimulatorOptions withHost(String host) {
        return new SimulatorOptions(
                host, port, ourNumber, twilio, routes, manners, history, vonage, plivo, messageBird, bird);
    }

    public SimulatorOptions withPort(int port) {
        return new SimulatorOptions(
                host, port, ourNumber, twilio, routes, manners, history, vonage, plivo, messageBird, bird);
    }

    public SimulatorOptions withNumber(PhoneNumber ourNumber) {
        return new SimulatorOptions(
                host, port, ourNumber, twilio, routes, manners, history, vonage, plivo, messageBird, bird);
    }

    public SimulatorOptions withRoutes(NumberRoutes routes) {
        return new SimulatorOptions(
                host, port, ourNumber, twilio, routes, manners, history, vonage, plivo, messageBird, bird);
    }

    public SimulatorOptions withManners(NetworkManners manners) {
        return new SimulatorOptions(
                host, port, ourNumber, twilio, routes, manners, history, vonage, plivo, messageBird, bird);
    }

    public SimulatorOptions withHistory(int history) {
        return new SimulatorOptions(
                host, port, ourNumber, twilio, routes, manners, history, vonage, plivo, messageBird, bird);
    }

    public SimulatorOptions withVonage(VonageApplication application) {
        return new SimulatorOptions(
                host,
                port,
                ourNumber,
                twilio,
                routes,
                manners,
                history,
                Optional.of(application),
                plivo,
                messageBird,
                bird);
    }

    public SimulatorOptions withPlivo(PlivoKeys keys) {
        return new SimulatorOptions(
                host, port, ourNumber, twilio, routes, manners, history, vonage, Optional.of(keys), messageBird, bird);
    }

    public SimulatorOptions withMessageBird(MessageBirdKeys keys) {
        return new SimulatorOptions(
                host, port, ourNumber, twilio, routes, manners, history, vonage, plivo, Optional.of(keys), bird);
    }

    public SimulatorOptions withBird(BirdKeys keys) {
        return new SimulatorOptions(
                host, port, ourNumber, twilio, routes, manners, history, vonage, plivo, messageBird, Optional.of(keys));
    }
}
