package dev.heartline.carrier.model;

/**
 * What the model answers.
 *
 * @param text its words; JSON where the request asks for it
 * @param tool name of the tool it calls after them, without arguments; null for none
 * @param fault what goes wrong on the way; null for nothing
 */
public record ModelAnswer(String text, String tool, ModelFault fault) {

    public static ModelAnswer of(String text) {
        return new ModelAnswer(text, null, null);
    }

    public ModelAnswer calling(String tool) {
        return new ModelAnswer(text, tool, fault);
    }

    public ModelAnswer but(ModelFault fault) {
        return new ModelAnswer(text, tool, fault);
    }
}
