package dev.heartline.deployment.dashboard;

import java.util.List;

/**
 * A page of pictures for one question.
 *
 * @param name of its file, and in its address
 */
public record Dashboard(String name, String title, String description, List<Section> sections) {

    public List<Panel> panels() {
        return sections.stream().flatMap(section -> section.panels().stream()).toList();
    }

    public String file() {
        return name + ".json";
    }

    @Override
    public String toString() {
        return name;
    }
}
