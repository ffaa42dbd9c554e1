package dev.postorder.platform.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills records from given values; all faults are collected. */
final class Binder {
  private final Map<String, Given> given;
  private final List<String> faults;

  Binder(Map<String, Given> given, List<String> faults) {
    this.given = given;
    this.faults = faults;
  }

  /** The record, or empty when a fault of it was collected. */
  <T extends Record> Optional<T> bind(Class<T> type) {
    return bind(type, "").map(type::cast);
  }

  private Optional<Object> bind(Class<?> type, String prefix) {
    var arguments = new ArrayList<Object>();
    for (RecordComponent component : type.getRecordComponents()) {
      Key.of(prefix, component)
          .map(this::value)
          .orElseGet(() -> bind(component.getType(), Key.name(prefix, component) + "."))
          .ifPresent(arguments::add);
    }
    return arguments.size() < type.getRecordComponents().length
        ? Optional.empty()
        : construct(type, arguments);
  }

  private Optional<Object> value(Key key) {
    Optional<Given> value = Optional.ofNullable(given.get(key.name()));
    try {
      return Optional.of(
          Values.parse(key.type(), value.map(Given::text).orElse(key.initially()).strip()));
    } catch (IllegalArgumentException e) {
      faults.add(
          key.name() + ": " + e.getMessage() + value.map(v -> " (" + v.origin() + ")").orElse(""));
      return Optional.empty();
    }
  }

  private Optional<Object> construct(Class<?> type, List<Object> arguments) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return Optional.of(type.getDeclaredConstructor(types).newInstance(arguments.toArray()));
    } catch (InvocationTargetException e) {
      faults.add(e.getTargetException().getMessage());
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a record of settings: " + type, e);
    }
  }
}
