package dev.heartline.ai.memory;

import java.util.regex.Pattern;

/**
 * Whether a statement turned into the third person is still English. Speech breaks off and starts anew in the middle, and what is
 * turned then is no sentence: "Likes let the conversation be". What isn't certain to be one is not kept.
 */
final class Grammar {

    private static final String BARE_VERB =
            "(?:let|be|is|are|was|were|am|do|does|did|make|go|get|have|had|has|come|take|think|know|say|said|see|"
                    + "want|need|tell|feel|put|keep|give|just|kind|sort|like|if|and|but|or|so|the way|that's|it's)";

    private static final Pattern BROKEN =
            Pattern.compile("(?i)^(?:really |also |still |always |just )*(?:likes|loves|hates|enjoys|dislikes|adores|"
                    + "loathes|prefers) " + BARE_VERB + "\\b"
                    + "|^(?:wants|needs|has|is|was|feels|gets) (?:and|but|or|so|like|is|was|are|does|did|it's|that's|they're)\\b"
                    + "|\\b(?:is|are|was|were) (?:have|go|do|get|make|want|need|know|think|feel|has|does)\\b"
                    + "|\\bthey (?:is|was|has|does|likes|wants|needs|feels|goes|thinks|knows)\\b"
                    + "|\\b(?:they|them|their) (?:they|them|their|he|she|we|i)\\b"
                    + "|\\b(?:the|a|an|my|their|to|of|with|for) (?:the|a|an|of|to|and|but|or|is|was|they're)\\b(?<!\\bto the|\\bto a|\\bto an|\\bof the|\\bof a|"
                    + "\\bof an|\\bwith the|\\bwith a|\\bwith an|\\bfor the|\\bfor a|\\bfor an)"
                    + "|\\b(?:i|i'm|i've|i'll|me|my)\\b"
                    + "|\\b(?:and|but|or|because|so) (?:and|but|or|because)\\b|^(?:almost|nearly)s\\b");

    private Grammar() {}

    static boolean isSound(String description) {
        return !BROKEN.matcher(description).find();
    }
}
