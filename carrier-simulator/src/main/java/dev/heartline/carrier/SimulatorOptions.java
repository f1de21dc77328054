package dev.heartline.carrier;

import dev.heartline.carrier.twilio.NumberRoutes;
import dev.heartline.carrier.twilio.TwilioAccount;
import dev.heartline.carrier.twilio.TwilioManners;
import dev.heartline.telephony.number.PhoneNumber;

/**
 * How to start a simulator.
 *
 * @param port to listen on at 127.0.0.1; 0 for any free one
 * @param ourNumber the number that people call and text
 * @param routes where our services listen; may follow later
 * @param history ended calls and texts kept at most, each
 */
public record SimulatorOptions(
        int port,
        PhoneNumber ourNumber,
        TwilioAccount twilio,
        NumberRoutes routes,
        TwilioManners manners,
        int history) {
    public static final PhoneNumber DEFAULT_NUMBER = PhoneNumber.of("+12025550100");
    public static final int DEFAULT_HISTORY = 10_000;

    /** A free port, the default number, no routes yet. */
    public static SimulatorOptions of(TwilioAccount twilio) {
        return new SimulatorOptions(
                0, DEFAULT_NUMBER, twilio, NumberRoutes.NONE, TwilioManners.PATIENT, DEFAULT_HISTORY);
    }

    public SimulatorOptions withPort(int port) {
        return new SimulatorOptions(port, ourNumber, twilio, routes, manners, history);
    }

    public SimulatorOptions withNumber(PhoneNumber ourNumber) {
        return new SimulatorOptions(port, ourNumber, twilio, routes, manners, history);
    }

    public SimulatorOptions withRoutes(NumberRoutes routes) {
        return new SimulatorOptions(port, ourNumber, twilio, routes, manners, history);
    }

    public SimulatorOptions withManners(TwilioManners manners) {
        return new SimulatorOptions(port, ourNumber, twilio, routes, manners, history);
    }

    public SimulatorOptions withHistory(int history) {
        return new SimulatorOptions(port, ourNumber, twilio, routes, manners, history);
    }
}
