package dev.heartline.deployment.dashboard;

import java.util.List;

/**
 * Panels of a dashboard that belong together. Each begins a line of its own, so that what all services have lies in the same columns.
 *
 * @param title above them; empty for none
 */
public record Section(String title, List<Panel> panels) {

    /** Without a title. */
    static Section of(List<Panel> panels) {
        return new Section("", panels);
    }
}
