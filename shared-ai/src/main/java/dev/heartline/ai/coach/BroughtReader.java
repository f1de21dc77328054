package dev.heartline.ai.coach;

import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;

/** Hears what a turn of the user is. Deterministic, and cheap: it stands between the user's last word and the coach's first. */
interface BroughtReader {

    /**
     * @param asked what the coach said last before it; empty where there was nothing
     * @param notes of the conversation that the turn belongs to
     */
    Brought read(Turn turn, String asked, Notes notes);
}
