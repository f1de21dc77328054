package dev.heartline.sms.template;

/** A template needs a value that it was not given. Permanent: nothing is sent. */
public final class MissingVariable extends UnusableTemplate {

    private final String variable;

    MissingVariable(String variable) {
        super("the template needs a value for {" + variable + "}");
        this.variable = variable;
    }

    public String variable() {
        return variable;
    }
}
