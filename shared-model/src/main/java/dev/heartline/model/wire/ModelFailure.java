package dev.heartline.model.wire;

/** A model's answer that can't be used. Its message names the fault and nothing of what was asked or answered. */
public final class ModelFailure extends RuntimeException {

    private final Fault fault;

    public ModelFailure(Fault fault) {
        this(fault, null);
    }

    /** @param cause where the trace leads to; its message may hold what the provider sent, and is for nobody's log */
    public ModelFailure(Fault fault, Throwable cause) {
        super("The model's answer can't be used: " + fault.wireName(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
