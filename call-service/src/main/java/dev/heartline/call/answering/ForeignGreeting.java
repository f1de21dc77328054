package dev.heartline.call.answering;

import java.util.regex.Pattern;

/** What mailboxes, menus and networks say in Spanish, French, Portuguese, German and Italian. */
final class ForeignGreeting {

    private static final String SPANISH_KEY =
            "(?:\\d|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|asterisco|numeral|almohadilla)";

    private static final Pattern SAID = Pattern.compile(
            String.join(
                    "|",
                    // Spanish
                    "\\b(?:dej[ea]n?|grab[ea]) (?:su|tu|un|me un|nos un|aqu[ií] su) (?:mensaje|recado)\\b",
                    "\\bdespués (?:del? |de o[ií]r (?:el|la) |de escuchar (?:el|la) |de la )(?:tono|bip|pitido|señal)\\b",
                    "\\b(?:transferid[oa]|desviad[oa]|enviad[oa]) (?:al|a un|a su) (?:buzón|correo) de (?:voz|mensajes)\\b",
                    "\\bbuzón de (?:voz|mensajes) (?:de|del|está llen[oa])\\b",
                    "\\b(?:oprima|marque|presione|pulse) (?:(?:el|la) )?(?:número |tecla )?" + SPANISH_KEY + "\\b",
                    "\\b(?:el número|el abonado|el usuario|la persona|el cliente) (?:(?:al|a la) )?que (?:usted )?(?:marcó|ha marcado|llama|está llamando|marca)\\b",
                    // French
                    "\\b(?:sur|bien sur|à) (?:la|ma|notre) messagerie\\b|\\bmessagerie (?:vocale )?(?:de|du)\\b",
                    "\\blaiss(?:ez|er|e)(?:[- ](?:moi|nous))? (?:un|votre|ton|vos) (?:message|coordonnées|nom)\\b",
                    "\\baprès le (?:bip|signal|top)\\b|\\b(?:tapez|appuyez sur) (?:la touche )?(?:\\d|un|deux|trois|quatre|cinq|étoile|dièse)\\b",
                    "\\bvotre correspondant\\b|\\ble numéro que vous (?:avez composé|demandez)\\b",
                    // Portuguese
                    "\\bdeixe (?:(?:a |o )?(?:sua|seu|uma|um) )(?:mensagem|recado)\\b|\\bapós o (?:sinal|bipe?)\\b|\\bcaixa postal\\b",
                    // German
                    "\\bnach dem (?:signal|piep|pfeif)?-?ton\\b|\\bhinterlassen sie\\b|\\bmailbox (?:von|der rufnummer)\\b|\\bder (?:gewünschte|angerufene) (?:gesprächs)?(?:partner|teilnehmer)\\b",
                    // Italian
                    "\\bsegreteria telefonica\\b|\\bdopo il (?:segnale|bip)\\b|\\blasci(?:a|ate)? un messaggio\\b|\\butente (?:da lei )?chiamato\\b"),
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Whoever recorded it may speak of themselves in the same sentence. */
    private static final Pattern INVITATION = Pattern.compile(
            "\\b(?:dej[ea]n?|grab[ea]|después d|après le|laiss(?:ez|er|e)|deixe|após o|nach dem|hinterlassen|dopo il|lasci)",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Who speaks of themselves or of somebody tells a story. */
    private static final Pattern TOLD =
            word("yo|mi|mis|él|ella|j'ai|je|il a|elle a|eu|meu|minha|ich|mein|meine|io|mio|mia");

    private static final Pattern REPORTED = word(
            "dijo|dice|dicen|decía|siempre|ayer|me (?:manda|mandó|sale)|dit|disait|toujours|hier|disse|sempre|sagt|sagte|immer");

    private ForeignGreeting() {}

    private static Pattern word(String words) {
        return Pattern.compile("(?<!\\p{L})(?:" + words + ")(?!\\p{L})");
    }

    /** @param sentence in lower case */
    static boolean isIn(String sentence) {
        return SAID.matcher(sentence).find()
                && !REPORTED.matcher(sentence).find()
                && (INVITATION.matcher(sentence).find()
                        || !TOLD.matcher(sentence).find());
    }
}
