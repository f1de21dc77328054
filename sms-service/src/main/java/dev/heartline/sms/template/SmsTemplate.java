package dev.heartline.sms.template;

import java.util.Map;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.heartline.events.vocabulary.WireNamed;

/** A template as the sender needs it; its figures and experiments stay in the table. */
@Entity
@Table(name = "sms_templates")
public class SmsTemplate {

    @Id
    private UUID id;

    private String templateName;

    @Convert(converter = CategoryColumn.class)
    private TemplateCategory templateCategory;

    private String templateText;

    @Column(name = "is_active")
    private boolean active;

    protected SmsTemplate() {}

    public UUID id() {
        return id;
    }

    public String name() {
        return templateName;
    }

    public TemplateCategory category() {
        return templateCategory;
    }

    /**
     * @throws MissingVariable if a variable has no value
     * @throws TextTooLong if it comes out longer than can be sent
     */
    public String render(Map<String, String> values) {
        return new TemplateText(templateText).render(values);
    }

    static final class CategoryColumn implements AttributeConverter<TemplateCategory, String> {

        @Override
        public String convertToDatabaseColumn(TemplateCategory category) {
            return category.wireName();
        }

        @Override
        public TemplateCategory convertToEntityAttribute(String wireName) {
            return WireNamed.of(TemplateCategory.class, wireName);
        }
    }
}
