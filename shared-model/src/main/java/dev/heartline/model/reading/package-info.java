/** Language models that read conversations and texts. What they find is believed only as far as it stands on the user's words. */
package dev.heartline.model.reading;
