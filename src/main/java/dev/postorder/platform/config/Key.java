package dev.postorder.platform.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting as the records declare it.
 *
 * @param name the dotted path, e.g. {@code server.public-url}
 * @param initially the default as it would be written
 */
record Key(String name, Type type, String initially, String help, boolean secret) {

  /** All settings below a record, in the order of declaration. */
  static Stream<Key> of(Class<? extends Record> record) {
    return below(record, "");
  }

  /** The name of a component below a prefix: {@code publicUrl} is {@code public-url}. */
  static String name(String prefix, RecordComponent component) {
    return prefix + kebab(component.getName());
  }

  /** The declaration of a component; empty for a nested record of settings. */
  static Optional<Key> of(String prefix, RecordComponent component) {
    return Optional.ofNullable(component.getAnnotation(Setting.class))
        .map(
            setting ->
                new Key(
                    name(prefix, component),
                    component.getGenericType(),
                    setting.initially(),
                    setting.help(),
                    setting.secret()));
  }

  /** The environment variable that sets it, e.g. {@code POSTORDER_SERVER_PUBLIC_URL}. */
  String variable() {
    return "POSTORDER_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static Stream<Key> below(Class<?> record, String prefix) {
    return Stream.of(record.getRecordComponents())
        .flatMap(
            component ->
                of(prefix, component)
                    .map(Stream::of)
                    .orElseGet(() -> below(component.getType(), name(prefix, component) + ".")));
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
