package dev.postorder.notify.template;

import dev.postorder.platform.config.Language;
import java.util.Optional;

/** What types of changes are called. */
@FunctionalInterface
public interface Titles {
  /** The title of a type's code, e.g. of {@code contact_info_change}; empty if it is not known. */
  Optional<String> change(String type, Language language);
}
